using MLNetVision.Networks;
using MLNetVision.Onnx.Export;
using MLNetVision.Onnx.Proto;

namespace MLNetVision.Onnx;

/// <summary>Reads and writes ONNX files.</summary>
public static class OnnxFile
{
    // The format ends at 2 GB; this leaves room for all that is no weight.
    private const long LargestWeights = 2_000_000_000;

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

    /// <summary>Writes a model. The file appears whole or not at all, and is on the disk when this returns.</summary>
    /// <param name="path">The file.</param>
    /// <param name="model">The model.</param>
    /// <param name="externalData">
    /// Whether large weights go into a second file, which has the first one's name and ".data" behind it, or ".2.data" where the model that is replaced uses
    /// that one: at any time the model that is there finds its weights. A file of weights that the replaced model alone used is deleted at the end.
    /// </param>
    public static void Write(string path, ModelProto model, OnnxExternalData externalData = OnnxExternalData.WhereNeeded)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(model);
        new ModelPair(path).Write(
            model, externalData == OnnxExternalData.Always || (externalData == OnnxExternalData.WhereNeeded && WeightBytes(model) > LargestWeights));
    }

    /// <summary>Writes a single tensor, as files of test data are. The file appears whole or not at all.</summary>
    public static void WriteTensor(string path, TensorProto tensor)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(tensor);
        var writer = new WireWriter();
        TensorProto.Write(tensor, writer);
        AtomicFile.Write(path, writer.CopyTo);
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

    private static long WeightBytes(ModelProto model) => model.Graph.Initializers.Sum(t => (long)t.Data.Length);

    private static byte[] ReadBytes(string path)
    {
        var length = new FileInfo(path).Length;
        return length <= int.MaxValue
            ? File.ReadAllBytes(path)
            : throw new OnnxException(Path.GetFileName(path), null, $"it has {length} bytes; {int.MaxValue} is the most that the format allows");
    }
}

/// <summary>Whether a model's large weights go into a file of their own.</summary>
public enum OnnxExternalData
{
    /// <summary>Where one file cannot hold them: above 2 GB.</summary>
    WhereNeeded,

    /// <summary>Always.</summary>
    Always,

    /// <summary>Never; a model above 2 GB is refused.</summary>
    Never,
}
