namespace Microsoft.ML.Data;

[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property, AllowMultiple = false, Inherited = true)]
public sealed class KeyTypeAttribute : Attribute
{
    public KeyTypeAttribute() => throw new NotSupportedException("A key type needs its count: write [KeyType(count)].");

    public KeyTypeAttribute(ulong count) => KeyCount = new KeyCount(count);

    /// <summary>The number of things counted.</summary>
    internal KeyCount KeyCount { get; }
}
