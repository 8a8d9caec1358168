namespace Microsoft.ML.Compat.Text;

/// <summary>Where a line stands, for messages; a line number of 0 is no place.</summary>
internal readonly record struct LinePlace(string Path, long Line);
