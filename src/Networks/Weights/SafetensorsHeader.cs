using System.Text.Json;

namespace MLNetVision.Networks;

/// <summary>The entries of a safetensors header while they are read and checked against the file.</summary>
internal sealed class SafetensorsHeader(string path, MappedFile file, long dataStart)
{
    private readonly List<(long Start, long End, string Name)> _ranges = [];

    public Dictionary<string, Weight> Weights { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, string> Metadata { get; } = new(StringComparer.Ordinal);

    public void ReadMetadata(JsonElement texts)
    {
        foreach (var text in texts.EnumerateObject())
        {
            Metadata[text.Name] = text.Value.GetString() ?? "";
        }
    }

    public void ReadTensor(string name, JsonElement entry)
    {
        var kind = entry.GetProperty("dtype").GetString() ?? "";
        var size = ElementSize(name, kind);
        var dims = entry.GetProperty("shape").EnumerateArray().Select(d => Dim.FromSize(Size(name, d))).ToArray();
        var shape = Shape.Create(dims);
        var offsets = entry.GetProperty("data_offsets");
        var (start, end) = offsets.GetArrayLength() == 2
            ? (offsets[0].GetInt64(), offsets[1].GetInt64())
            : throw Fault(name, "has data_offsets that are not two numbers");
        var room = file.Length - dataStart;
        if (start < 0 || end < start || end > room)
        {
            throw Fault(name, $"lies at {start} to {end}, outside the {room} bytes of data");
        }

        if (shape.Elements().Size != (end - start) / size || (end - start) % size != 0)
        {
            throw Fault(name, $"is {kind}{shape} but has {end - start} bytes");
        }

        if (end - start > int.MaxValue)
        {
            throw Fault(name, $"has {end - start} bytes; {int.MaxValue} is the most for one tensor");
        }

        _ranges.Add((start, end, name));
        var bytes = file.Slice(dataStart + start, (int)(end - start));
        var weight = kind == "BF16" ? new Weight(DType.Float32, shape, WidenBrainFloats(bytes.Span)) : new Weight(Element(kind), shape, bytes);
        if (!Weights.TryAdd(name, weight))
        {
            throw Fault(name, "is there twice");
        }
    }

    public void CheckOverlap()
    {
        _ranges.Sort();
        for (var i = 1; i < _ranges.Count; i++)
        {
            if (_ranges[i].Start < _ranges[i - 1].End)
            {
                throw Fault(_ranges[i].Name, $"overlaps '{_ranges[i - 1].Name}'");
            }
        }
    }

    private static long Size(string name, JsonElement dim) =>
        dim.TryGetInt64(out var size) && size >= 0 ? size : throw new FormatException($"'{name}' has the dimension {dim}");

    private static DType Element(string kind) => kind switch
    {
        "F32" => DType.Float32,
        "F64" => DType.Float64,
        "F16" => DType.Float16,
        "I32" => DType.Int32,
        "I64" => DType.Int64,
        "BOOL" => DType.Bool,
        _ => DType.UInt8,
    };

    private int ElementSize(string name, string kind) => kind switch
    {
        "F64" or "I64" => 8,
        "F32" or "I32" => 4,
        "F16" or "BF16" => 2,
        "BOOL" or "U8" => 1,
        _ => throw Fault(name, $"has elements of kind '{kind}'; F64, F32, F16, BF16, I64, I32, U8 and BOOL can be read"),
    };

    /// <summary>A brain float is the upper half of a single.</summary>
    private static byte[] WidenBrainFloats(ReadOnlySpan<byte> bytes)
    {
        var wide = new byte[bytes.Length * 2];
        for (var i = 0; i < bytes.Length; i += 2)
        {
            wide[(2 * i) + 2] = bytes[i];
            wide[(2 * i) + 3] = bytes[i + 1];
        }

        return wide;
    }

    private WeightFormatException Fault(string name, string what) => new($"'{path}': the tensor '{name}' {what}.");
}
