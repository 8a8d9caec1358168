using System.CommandLine;
using MLNetVision.Cli.Models;
using MLNetVision.Transforms;

namespace MLNetVision.Cli.Sweep;

/// <summary>A trained network whose flags a plan keeps, so that workers read it as the sweep does.</summary>
internal static class SweepBackbone
{
    private static readonly BackboneFlags Flags = new();

    private static readonly Option<FileInfo> Weights =
        new Option<FileInfo>("--weights") { Description = "A safetensors file for a backbone of the zoo." }.AcceptExistingOnly();

    public static IEnumerable<Option> All => [.. Flags.All, Weights];

    /// <summary>The flags as they were given.</summary>
    public static string[] Given(ParseResult parsed) => !Flags.AreGiven(parsed) ? []
        : [.. All.Where(o => parsed.GetResult(o) is { Implicit: false })
            .SelectMany(o => (string[])[o.Name, .. parsed.GetResult(o)!.Tokens.Select(t => Full(t.Value))])];

    /// <summary>Its name and how it is read; null for none.</summary>
    public static (string Name, Lazy<Backbone> Backbone)? Of(IReadOnlyList<string> flags)
    {
        if (flags.Count == 0)
        {
            return null;
        }

        var command = new Command("backbone");
        foreach (var option in All)
        {
            command.Add(option);
        }

        var parsed = command.Parse(flags);
        return (Name(flags), new Lazy<Backbone>(() => Flags.Read(parsed, parsed.GetValue(Weights)?.FullName)));
    }

    /// <summary>The layer that is named to cut at; none where what the head sees will do.</summary>
    public static string[] Cuts(ParseResult parsed) => Flags.Layer(parsed) is { } layer ? [layer] : [];

    public static string Name(IReadOnlyList<string> flags) => Path.GetFileNameWithoutExtension(flags[flags.ToList().IndexOf("--backbone") + 1]);

    private static string Full(string value) => File.Exists(value) ? Path.GetFullPath(value) : value;
}
