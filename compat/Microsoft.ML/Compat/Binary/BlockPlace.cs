namespace Microsoft.ML.Compat.Binary;

/// <summary>Where a block of one column is in its file, and how long it is before and after inflating.</summary>
internal readonly record struct BlockPlace(long Offset, int Size, int InflatedSize);
