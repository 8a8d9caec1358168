using System.Text.RegularExpressions;

namespace MLNetVision.Tests.Architecture.Layering;

/// <summary>House rules that can be read off the source text.</summary>
public partial class SourceTests
{
    /// <summary>ML.NET throws NotImplementedException for image columns of unknown size, and the contracts repeat the type; nothing else may.</summary>
    private const string RepeatsMLNetsException = "compat/Microsoft.ML/Compat/Typed/RowSetters.cs";

    private static IEnumerable<string> Sources(params string[] areas) =>
        areas.Select(a => Path.Combine(Repository.Root, a)).Where(Directory.Exists)
            .SelectMany(a => Directory.GetFiles(a, "*.cs", SearchOption.AllDirectories))
            .Where(f => !f.Contains("/obj/", StringComparison.Ordinal));

    [Fact]
    public void Unsafe_code_lives_in_Kernels_and_Memory_only() =>
        Assert.Empty(Sources("src", "compat").Where(f => !InKernels().IsMatch(f) && Unsafe().IsMatch(WithoutComments(f))).Select(Relative));

    [Fact]
    public void Nothing_is_left_unfinished() =>
        Assert.Empty(Sources("src", "compat", "samples", "benchmarks").Where(f => Unfinished().IsMatch(File.ReadAllText(f)))
            .Select(Relative).Where(f => f.Replace('\\', '/') != RepeatsMLNetsException));

    [Fact]
    public void There_are_no_regions() =>
        Assert.Empty(Sources("src", "compat", "tests", "samples", "benchmarks").Where(f => Region().IsMatch(File.ReadAllText(f))).Select(Relative));

    private static string WithoutComments(string file) =>
        string.Join('\n', File.ReadLines(file).Where(l => !l.TrimStart().StartsWith("//", StringComparison.Ordinal)));

    private static string Relative(string file) => Path.GetRelativePath(Repository.Root, file);

    [GeneratedRegex(@"[/\\](Kernels|Memory)[/\\]")]
    private static partial Regex InKernels();

    /// <summary>The keyword; the name of a policy of web pages, unsafe-inline, is none.</summary>
    [GeneratedRegex(@"\bunsafe\b(?!-)")]
    private static partial Regex Unsafe();

    [GeneratedRegex(@"NotImplementedException|\b(TODO|FIXME|HACK)\b")]
    private static partial Regex Unfinished();

    [GeneratedRegex(@"^\s*#region", RegexOptions.Multiline)]
    private static partial Regex Region();
}
