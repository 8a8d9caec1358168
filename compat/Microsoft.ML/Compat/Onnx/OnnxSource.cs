using MLNetVision.Onnx;
using MLNetVision.Onnx.Proto;

namespace Microsoft.ML.Compat.Onnx;

/// <summary>Where a model comes from. Its bytes are read once and kept, so that nothing depends on the file any more.</summary>
internal sealed record OnnxSource(string File, Stream Stream, byte[] Bytes)
{
    public static OnnxSource Of(string file) => new(file, null, null);

    public static OnnxSource Of(Stream stream) => new(null, stream, null);

    public static OnnxSource Of(byte[] bytes) => new(null, null, bytes);

    /// <summary>The model's bytes and what they say.</summary>
    public (byte[] Bytes, ModelProto Model) Read(int recursionLimit)
    {
        Guard.Argument(recursionLimit > 0, nameof(recursionLimit), $"The recursion limit is 1 or more, not {recursionLimit}.");
        var bytes = Bytes ?? (Stream is null ? ReadFile() : ReadStream());
        try
        {
            // Weights in files of their own lie beside the model.
            var model = Bytes is null && Stream is null ? OnnxFile.Read(File) : OnnxFile.Read(bytes);
            return Nesting.DepthOf(model) <= recursionLimit ? (bytes, model)
                : throw Errors.Io($"The model's messages lie within each other deeper than the recursion limit of {recursionLimit}. Give a larger limit.");
        }
        catch (OnnxException e)
        {
            throw Errors.Invalid($"The ONNX model cannot be read: {e.Message}", e);
        }
    }

    private byte[] ReadFile()
    {
        Guard.NotBlank(File, "ModelFile");
        return System.IO.File.Exists(File) ? System.IO.File.ReadAllBytes(File) : throw Errors.Io($"The model file '{File}' does not exist.");
    }

    private byte[] ReadStream()
    {
        Stream.Seek(0, SeekOrigin.Begin);
        using var copy = new MemoryStream();
        Stream.CopyTo(copy);
        return copy.ToArray();
    }
}
