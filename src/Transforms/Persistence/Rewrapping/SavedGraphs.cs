using System.Buffers.Binary;
using System.IO.Compression;
using Microsoft.ML;
using Microsoft.ML.Transforms.Onnx;
using MLNetVision.Onnx;
using MLNetVision.Onnx.Proto;
using MLNetVision.Transforms.Schemas;

namespace MLNetVision.Transforms.Persistence.Rewrapping;

/// <summary>The ONNX model inside a transformer of ML.NET's, which does not hand it out: it is saved once more, and the file has it.</summary>
internal static class SavedGraphs
{
    private const string EntryName = "OnnxModel";

    /// <summary>The model of a transformer.</summary>
    public static ModelProto Of(OnnxTransformer transformer)
    {
        using var stream = new MemoryStream();
        Host.Context.Model.Save(transformer, null, stream);
        using var archive = new ZipArchive(stream, ZipArchiveMode.Read);
        var entry = archive.Entries.FirstOrDefault(e => e.Name == EntryName)
            ?? throw new VisionModelException(
                $"VisionModel: ML.NET saved an OnnxTransformer without the entry '{EntryName}'; this version of ML.NET is not known.");
        var bytes = new byte[entry.Length];
        using var content = entry.Open();
        content.ReadExactly(bytes);
        return OnnxFile.Read(WithoutLength(bytes));
    }

    /// <summary>ML.NET writes the length before the bytes. A model begins with another number: its first field is the version of the format.</summary>
    private static ReadOnlyMemory<byte> WithoutLength(byte[] bytes) =>
        bytes.Length >= sizeof(int) && BinaryPrimitives.ReadInt32LittleEndian(bytes) == bytes.Length - sizeof(int) ? bytes.AsMemory(sizeof(int)) : bytes;
}
