using System.Runtime.InteropServices;
using Microsoft.ML.Data;

namespace MLNetVision;

/// <summary>Where a picture comes from, and its label. Nothing is read before a cursor asks for the picture.</summary>
public sealed class LabelledImage
{
    private LabelledImage(string label, string name, Func<Stream>? open, MLImage? image)
    {
        ArgumentNullException.ThrowIfNull(label);
        ArgumentNullException.ThrowIfNull(name);
        (Label, Name, Open, Image) = (label, name, open, image);
    }

    /// <summary>The label; empty where there is none.</summary>
    public string Label { get; }

    /// <summary>What the column of paths and errors call the picture: a file's full path, else what was given; empty for the row's number.</summary>
    public string Name { get; }

    /// <summary>Opens the encoded picture; null where there is an image already.</summary>
    internal Func<Stream>? Open { get; }

    /// <summary>The image, where there is one already.</summary>
    internal MLImage? Image { get; }

    /// <summary>A picture in a file, which is open only while its bytes are read and may be deleted meanwhile.</summary>
    public static LabelledImage FromFile(string path, string label = "")
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var full = Path.GetFullPath(path);
        return new LabelledImage(label, full, () => OpenFile(full), null);
    }

    /// <summary>An encoded picture in memory: the bytes of a file. They are not copied.</summary>
    public static LabelledImage FromBytes(ReadOnlyMemory<byte> bytes, string label = "", string name = "") =>
        new(label, name, () => OpenBytes(bytes), null);

    /// <summary>An encoded picture that is fetched when it is needed, once for each time that it is read. The stream is disposed afterwards.</summary>
    /// <param name="open">Opens a stream at the picture's first byte; may be called from several threads at once.</param>
    /// <param name="label">The label.</param>
    /// <param name="name">What errors call the picture.</param>
    public static LabelledImage FromStream(Func<Stream> open, string label = "", string name = "")
    {
        ArgumentNullException.ThrowIfNull(open);
        return new LabelledImage(label, name, open, null);
    }

    /// <summary>An image in memory. It stays the caller's, who may not dispose it while it is in use; rows give copies of it.</summary>
    public static LabelledImage FromImage(MLImage image, string label = "", string name = "")
    {
        ArgumentNullException.ThrowIfNull(image);
        return new LabelledImage(label, name, null, image);
    }

    private static MemoryStream OpenBytes(ReadOnlyMemory<byte> bytes) => MemoryMarshal.TryGetArray(bytes, out var part)
        ? new MemoryStream(part.Array!, part.Offset, part.Count, writable: false)
        : new MemoryStream(bytes.ToArray(), writable: false);

    private static FileStream OpenFile(string path) => new(path, new FileStreamOptions
    {
        Share = FileShare.ReadWrite | FileShare.Delete,
        BufferSize = 0,
        Options = FileOptions.SequentialScan,
    });
}
