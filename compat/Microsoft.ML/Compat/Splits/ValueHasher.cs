namespace Microsoft.ML.Compat.Splits;

/// <summary>Adds a value to a hash; false for a missing value.</summary>
internal delegate bool AddToHash<T>(ref uint hash, T value);

/// <summary>How values of a type are hashed, alone or one after the other in a vector.</summary>
/// <param name="ScalarBytes">The length that the final mix takes for one value.</param>
/// <param name="ItemBytes">The length that it takes for each value of a vector; 0 when every value is mixed already.</param>
internal sealed record ValueHasher<T>(AddToHash<T> Add, int ScalarBytes, int ItemBytes)
{
    public uint Finish(uint hash, int bytes) => ItemBytes == 0 ? hash : Murmur.Mix(hash, bytes);
}
