using System.Text.Json;

namespace MLNetVision.Networks;

/// <summary>The entries of a safetensors header while they are read and checked against the file.</summary>
internal sealed class SafetensorsHeader(string path, long room)
{
    /// <summary>More axes than any tensor has; a shape of millions is an attack.</summary>
    private const int MostAxes = 16;

    private readonly Dictionary<string, SafetensorsEntry> _entries = new(StringComparer.Ordinal);

    /// <summary>The texts that the writer left, or null while there are none.</summary>
    public Dictionary<string, string>? Metadata { get; private set; }

    public IEnumerable<SafetensorsEntry> Entries => _entries.Values;

    public void ReadMetadata(JsonElement texts)
    {
        Metadata = Metadata is null
            ? new Dictionary<string, string>(StringComparer.Ordinal)
            : throw new WeightFormatException($"'{path}' has its metadata twice; one of both lies.");
        foreach (var text in texts.EnumerateObject())
        {
            Metadata[text.Name] = text.Value.GetString() ?? "";
        }
    }

    public void ReadTensor(string name, JsonElement entry)
    {
        var kind = entry.GetProperty("dtype").GetString() ?? "";
        var size = ElementSize(name, kind);
        var shape = ReadShape(name, entry.GetProperty("shape"));
        var offsets = entry.GetProperty("data_offsets");
        var (start, end) = offsets.GetArrayLength() == 2
            ? (offsets[0].GetInt64(), offsets[1].GetInt64())
            : throw Fault(name, "has data_offsets that are not two numbers");
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

        if (!_entries.TryAdd(name, new SafetensorsEntry(name, kind, shape, start, end)))
        {
            throw Fault(name, "is there twice");
        }
    }

    /// <summary>The format has tensors side by side without overlap or gap, so that no byte is read twice or hides.</summary>
    public void CheckLayout()
    {
        var (reached, last) = (0L, "");
        foreach (var entry in _entries.Values.OrderBy(e => e.Start).ThenBy(e => e.End))
        {
            if (entry.Start != reached)
            {
                throw Fault(entry.Name, entry.Start < reached ? $"overlaps '{last}'" : $"begins at {entry.Start}, but what is before it ends at {reached}");
            }

            (reached, last) = (entry.End, entry.Name);
        }

        if (reached != room)
        {
            throw new WeightFormatException($"'{path}' has {room} bytes of data, but its tensors end at {reached}.");
        }
    }

    private static Shape ReadShape(string name, JsonElement dims) => dims.GetArrayLength() <= MostAxes
        ? Shape.Create([.. dims.EnumerateArray().Select(d => Dim.FromSize(Size(name, d)))])
        : throw new FormatException($"'{name}' has {dims.GetArrayLength()} axes; {MostAxes} is the most");

    private static long Size(string name, JsonElement dim) =>
        dim.TryGetInt64(out var size) && size >= 0 ? size : throw new FormatException($"'{name}' has the dimension {dim}");

    private int ElementSize(string name, string kind) => kind switch
    {
        "F64" or "I64" => 8,
        "F32" or "I32" => 4,
        "F16" or "BF16" => 2,
        "BOOL" or "U8" => 1,
        _ => throw Fault(name, $"has elements of kind '{kind}'; F64, F32, F16, BF16, I64, I32, U8 and BOOL can be read"),
    };

    private WeightFormatException Fault(string name, string what) => new($"'{path}': the tensor '{name}' {what}.");
}
