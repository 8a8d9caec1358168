namespace Microsoft.ML.Compat.Typed;

/// <summary>The unsigned types of keys to and from 64 bits.</summary>
internal static class KeyNumbers
{
    public static Func<T, ulong> To<T>() => (Func<T, ulong>)ToNumber(typeof(T));

    public static Func<ulong, T> From<T>() => (Func<ulong, T>)FromNumber(typeof(T));

    private static Delegate ToNumber(Type type)
        => type == typeof(byte) ? (Func<byte, ulong>)(v => v)
            : type == typeof(ushort) ? (Func<ushort, ulong>)(v => v)
            : type == typeof(uint) ? (Func<uint, ulong>)(v => v)
            : (Func<ulong, ulong>)(v => v);

    private static Delegate FromNumber(Type type)
        => type == typeof(byte) ? (Func<ulong, byte>)(v => checked((byte)v))
            : type == typeof(ushort) ? (Func<ulong, ushort>)(v => checked((ushort)v))
            : type == typeof(uint) ? (Func<ulong, uint>)(v => checked((uint)v))
            : (Func<ulong, ulong>)(v => v);
}
