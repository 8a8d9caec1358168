using MLNetVision.Networks;
using MLNetVision.Onnx.Proto;

namespace MLNetVision.Onnx.Import;

/// <summary>
/// The types of a model's inputs. Symbols become names that our formulas can hold; the one that leads is the batch, or that of several which is called N.
/// </summary>
internal sealed class InputTypes
{
    private readonly Dictionary<string, string> _symbols = new(StringComparer.Ordinal);
    private readonly OnnxImportOptions _options;
    private readonly string _file;
    private readonly bool _literalBatch;

    public InputTypes(IReadOnlyList<ValueInfoProto> inputs, OnnxImportOptions options, string file, bool literalBatch)
    {
        _options = options;
        _file = file;
        _literalBatch = literalBatch;
        var leading = inputs.Select(i => (i.Type as TensorTypeProto)?.Dims).Where(d =>
            d is { Length: > 0 } dims && dims[0] is { Size: null, Symbol.Length: > 0 })
            .Select(d => d!.Value[0].Symbol).Distinct().ToArray();
        var batch = leading.Length == 1 ? leading[0] : leading.FirstOrDefault(symbol => symbol == Dim.Batch.Symbol);
        if (batch is not null && !options.Sizes.ContainsKey(batch))
        {
            _symbols[batch] = Dim.Batch.Symbol!;
            Renamed = batch == Dim.Batch.Symbol ? null : batch;
        }
    }

    /// <summary>The symbol that became N, or null.</summary>
    public string? Renamed { get; }

    /// <summary>Whether a leading 1 would become the batch: every input that has pictures or features leads with 1.</summary>
    public static bool CanLead(IReadOnlyList<ValueInfoProto> inputs) =>
        inputs.Any(LeadsWithOne) && inputs.All(i => i.Type is not TensorTypeProto { Dims: { Length: > 1 } dims } || dims[0].Size == 1);

    public TensorType Of(ValueInfoProto input)
    {
        if (input.Type is not TensorTypeProto type)
        {
            throw Fail(input, "it is no tensor, or of no type");
        }

        var value = _options.InputValues.GetValueOrDefault(input.Name);
        var element = type.Element.ToDType() ?? throw Fail(input, $"tensors of {type.Element} are not supported");
        var dims = type.Dims?.ToArray() ?? value?.Dims.Select(d =>
            new DimensionProto(d)).ToArray() ?? throw Fail(input, "its number of dimensions is not given");
        if (value is not null && value.Dims.Length == dims.Length)
        {
            dims = [.. dims.Select((d, i) => d.Size is null && d.Symbol.Length == 0 ? new DimensionProto(value.Dims[i]) : d)];
        }

        var shape = Shape.Create([.. dims.Select((d, i) => ToDim(input, d, i))]);
        return new TensorType(element, !_literalBatch && LeadsWithOne(input) ? shape.With(0, Dim.Batch) : shape);
    }

    private static bool LeadsWithOne(ValueInfoProto input) =>
        input.Type is TensorTypeProto { Element: OnnxType.Float or OnnxType.Float16 or OnnxType.Double or OnnxType.UInt8, Dims: { Length: > 1 } dims }
            && dims[0].Size == 1;

    private Dim ToDim(ValueInfoProto input, DimensionProto dim, int axis)
    {
        if (dim.Size is { } size)
        {
            return size is >= 0 and <= int.MaxValue ? Dim.FromSize(size) : throw Fail(input, $"{size} is no size of a dimension");
        }

        var symbol = dim.Symbol.Length > 0 ? dim.Symbol : $"{input.Name}_{axis}";
        return _options.Sizes.TryGetValue(symbol, out var given) ? Dim.FromSize(given) : Dim.FromSymbol(Clean(symbol));
    }

    private string Clean(string symbol)
    {
        if (!_symbols.TryGetValue(symbol, out var clean))
        {
            clean = string.Concat(symbol.Select(c => char.IsAsciiLetterOrDigit(c) || c == '_' ? c : '_'));
            clean = char.IsAsciiLetter(clean[0]) ? clean : $"d{clean}";
            while (_symbols.ContainsValue(clean) || clean == Dim.Batch.Symbol)
            {
                clean += "_";
            }

            _symbols.Add(symbol, clean);
        }

        return clean;
    }

    private OnnxException Fail(ValueInfoProto input, string rule) => new(_file, $"input '{input.Name}'", rule);
}
