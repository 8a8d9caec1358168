using MLNetVision.Onnx.Proto;

namespace MLNetVision.Onnx;

/// <summary>Reads and writes ONNX files.</summary>
public static class OnnxFile
{
    /// <summary>Reads a model, and the files beside it that hold its weights.</summary>
    /// <exception cref="OnnxException">The file is no ONNX model, or a damaged one.</exception>
    public static ModelProto Read(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var model = Read(ReadBytes(path), Path.GetFileName(path));
        return new ExternalData(path).Load(model);
    }

    /// <summary>Reads a model from memory, which its tensors go on to use. Weights in other files stay where they are.</summary>
    /// <param name="bytes">The file's bytes.</param>
    /// <param name="name">What errors call it.</param>
    /// <exception cref="OnnxException">The bytes are no ONNX model, or a damaged one.</exception>
    public static ModelProto Read(ReadOnlyMemory<byte> bytes, string name = "model") => ModelProto.Read(new WireReader(bytes, name, "model"));

    /// <summary>Reads a single tensor, as files of test data are.</summary>
    /// <exception cref="OnnxException">The file is no tensor, or a damaged one.</exception>
    public static TensorProto ReadTensor(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return TensorProto.Read(new WireReader(ReadBytes(path), Path.GetFileName(path), "tensor"));
    }

    /// <summary>Writes a model. The file appears whole or not at all.</summary>
    public static void Write(string path, ModelProto model) => Write(path, stream => Write(stream, model));

    /// <summary>Writes a single tensor, as files of test data are. The file appears whole or not at all.</summary>
    public static void WriteTensor(string path, TensorProto tensor)
    {
        ArgumentNullException.ThrowIfNull(tensor);
        var writer = new WireWriter();
        TensorProto.Write(tensor, writer);
        Write(path, writer.CopyTo);
    }

    /// <summary>Writes a model to a stream.</summary>
    /// <exception cref="OnnxException">It is longer than the format allows.</exception>
    public static void Write(Stream stream, ModelProto model)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(model);
        var writer = new WireWriter();
        ModelProto.Write(model, writer);
        if (writer.Length > int.MaxValue)
        {
            throw new OnnxException($"The model takes {writer.Length} bytes; {int.MaxValue} is the most that the format can hold in one file.");
        }

        writer.CopyTo(stream);
    }

    /// <summary>The bytes of a model's file.</summary>
    public static byte[] ToBytes(ModelProto model)
    {
        using var stream = new MemoryStream();
        Write(stream, model);
        return stream.ToArray();
    }

    private static void Write(string path, Action<Stream> write)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var draft = $"{path}.{Guid.NewGuid():N}.tmp";
        try
        {
            using (var stream = new FileStream(draft, FileMode.CreateNew, FileAccess.Write))
            {
                write(stream);
                stream.Flush(flushToDisk: true);
            }

            File.Move(draft, path, overwrite: true);
        }
        catch
        {
            File.Delete(draft);
            throw;
        }
    }

    private static byte[] ReadBytes(string path)
    {
        var length = new FileInfo(path).Length;
        return length <= int.MaxValue
            ? File.ReadAllBytes(path)
            : throw new OnnxException(Path.GetFileName(path), null, $"it has {length} bytes; {int.MaxValue} is the most that the format allows");
    }
}
