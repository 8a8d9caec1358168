using System.Buffers.Binary;
using System.Text.Json;

namespace MLNetVision.Networks;

/// <summary>Writes the safetensors format, tensors in the order of their names, the data on an 8-byte boundary.</summary>
internal static class SafetensorsWriter
{
    public static void Write(Stream stream, WeightSet weights, IReadOnlyDictionary<string, string>? metadata)
    {
        var header = Header(weights, metadata);
        Span<byte> length = stackalloc byte[8];
        BinaryPrimitives.WriteUInt64LittleEndian(length, (ulong)header.Length);
        stream.Write(length);
        stream.Write(header);
        foreach (var weight in weights.Values)
        {
            stream.Write(weight.Bytes.Span);
        }
    }

    private static byte[] Header(WeightSet weights, IReadOnlyDictionary<string, string>? metadata)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            if (metadata is not null)
            {
                json.WritePropertyName("__metadata__");
                JsonSerializer.Serialize(json, metadata);
            }

            var offset = 0L;
            foreach (var (name, weight) in weights)
            {
                json.WriteStartObject(name);
                json.WriteString("dtype", Kind(weight.Element));
                json.WritePropertyName("shape");
                JsonSerializer.Serialize(json, weight.Shape.Select(d => d.Size));
                json.WritePropertyName("data_offsets");
                JsonSerializer.Serialize(json, new[] { offset, offset + weight.Bytes.Length });
                json.WriteEndObject();
                offset += weight.Bytes.Length;
            }

            json.WriteEndObject();
        }

        while (buffer.Length % 8 != 0)
        {
            buffer.WriteByte((byte)' ');
        }

        return buffer.ToArray();
    }

    private static string Kind(DType element) => element switch
    {
        DType.Float32 => "F32",
        DType.Float64 => "F64",
        DType.Float16 => "F16",
        DType.Int32 => "I32",
        DType.Int64 => "I64",
        DType.Bool => "BOOL",
        _ => "U8",
    };
}
