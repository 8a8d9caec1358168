using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace MLNetVision.Trainers.Detection;

/// <summary>What a result was made from, as the first 128 bits of a SHA-256: equal keys, equal results.</summary>
internal sealed class ContentKey : IDisposable
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    /// <summary>Begins with what kind of result it is.</summary>
    public ContentKey(string kind) => Add(kind);

    public ContentKey Add(string text) => Add(Encoding.UTF8.GetBytes(text));

    public ContentKey Add<T>(ReadOnlySpan<T> values)
        where T : unmanaged => Add(MemoryMarshal.AsBytes(values));

    public ContentKey Add(UInt128 key)
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteUInt128LittleEndian(bytes, key);
        return Add((ReadOnlySpan<byte>)bytes);
    }

    /// <summary>Bytes behind their length, so that two parts are not two others.</summary>
    public ContentKey Add(ReadOnlySpan<byte> bytes)
    {
        Span<byte> length = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(length, bytes.Length);
        _hash.AppendData(length);
        _hash.AppendData(bytes);
        return this;
    }

    /// <summary>The key; nothing may be added any more.</summary>
    public UInt128 End()
    {
        var key = BinaryPrimitives.ReadUInt128LittleEndian(_hash.GetHashAndReset());
        Dispose();
        return key;
    }

    public void Dispose() => _hash.Dispose();
}
