using System.Globalization;

namespace MLNetVision.Cli.Onnx;

/// <summary>Options of the form NAME=VALUE.</summary>
internal static class Pairs
{
    public static IEnumerable<KeyValuePair<string, string>> Of(string[]? values, string option, string form)
    {
        foreach (var value in values ?? [])
        {
            var at = value.IndexOf('=', StringComparison.Ordinal);
            yield return at > 0 && at < value.Length - 1
                ? KeyValuePair.Create(value[..at], value[(at + 1)..])
                : throw new CommandException($"{option} '{value}' is not of the form {form}.");
        }
    }

    public static long Positive(string text, string option) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0
            ? number
            : throw new CommandException($"{option} '{text}' is not a whole number from 1.");
}
