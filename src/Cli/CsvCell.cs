namespace MLNetVision.Cli;

/// <summary>Text of a CSV file: quoted where it has to be (RFC 4180).</summary>
internal static class CsvCell
{
    public static string Of(string text) => text.AsSpan().IndexOfAny(",\"\r\n") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
