using Microsoft.ML.Compat.Rows;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms.Onnx;

namespace Microsoft.ML.Compat.Onnx;

/// <summary>The columns that a model adds to rows of one schema.</summary>
internal sealed class OnnxMapper : RowMapper
{
    private const string Ending = ".output";

    private readonly OnnxTransformer _owner;
    private readonly (DataViewSchema.Column Column, OnnxVariable Input)[] _inputs;

    public OnnxMapper(OnnxTransformer owner, DataViewSchema inputSchema)
        : base(inputSchema)
    {
        _owner = owner;
        _inputs = [.. owner.Inputs.Select(Find)];
    }

    public override IEnumerable<int> InputsOf(int output) => _inputs.Select(i => i.Column.Index);

    public override Delegate[] CreateGetters(DataViewRow input, bool[] active, RowResources resources)
    {
        // A cursor that shows none of the outputs need not have the inputs.
        if (!active.Contains(true))
            return new Delegate[active.Length];
        var columns = _inputs.Where(i => _owner.Scorer.Needed.Contains(i.Input.Name))
            .Select(i => (i.Input.Name, RowTensor.Of(input, i.Column, i.Input, _owner.Scorer.ElementOf(i.Input.Name))));
        var row = new OnnxRow(input, _owner.Scorer, columns, _owner.Outputs.Where((_, i) => active[i]).Select(o => o.Name).Distinct());
        return [.. _owner.Outputs.Select((output, i) => active[i] ? Getter(row, output) : null)];
    }

    protected override DataViewSchema.DetachedColumn[] DescribeOutputs() => [.. _owner.Outputs.Select(output =>
    {
        var name = output.Name.EndsWith(Ending, StringComparison.Ordinal) ? output.Name.Replace(Ending, "", StringComparison.Ordinal) : output.Name;
        return new DataViewSchema.DetachedColumn(name, output.Type, SlotNames(name));
    })];

    protected override Delegate CreateGetter(DataViewRow input, int output, RowResources resources)
        => CreateGetters(input, [.. _owner.Outputs.Select((_, i) => i == output)], resources)[output];

    private static Delegate Getter(OnnxRow row, OnnxVariable output) => output.Type is VectorDataViewType vector
        ? GenericCall.Invoke<Delegate>(row.Vector<int>, vector.ItemType.RawType, output.Name)
        : GenericCall.Invoke<Delegate>(NoNumber<int>, output.Type.RawType, output.Name);

    /// <summary>ML.NET has a column for a single number, but cannot read it.</summary>
    private static ValueGetter<T> NoNumber<T>(string output)
        => (ref T _) => throw Errors.Invalid($"The output '{output}' is a single number without a dimension, which cannot be read. Give it the shape [1].");

    private (DataViewSchema.Column Column, OnnxVariable Input) Find(string name)
    {
        var input = _owner.Model.Input(name);
        var dims = input.RowDims;
        Guard.Argument(
            dims.Count(d => d == 0) <= 1, name, $"The model's input has the sizes [{string.Join(", ", input.Dims)}]; one beside the first may be unknown.");
        var column = InputSchema.GetColumnOrNull(name) ?? throw Errors.MissingColumn("inputSchema", "input", name);
        var item = column.Type.ItemType();
        var expected = input.Type.ItemType();
        if (!item.Equals(expected) && !(item is KeyDataViewType && item.RawType == expected.RawType))
            throw Errors.WrongType("inputSchema", "input", name, expected.ToString(), column.Type.ToString());
        var count = dims.Aggregate(1L, (product, d) => product * d);
        if (count > 0 && column.Type.ValueCount() % count != 0)
            throw Errors.Invalid(
                $"The model's input '{name}' has the shape [{string.Join(", ", dims)}], but the column has {column.Type.ValueCount()} values.");
        return (column, input);
    }

    private DataViewSchema.Annotations SlotNames(string column)
    {
        var builder = new DataViewSchema.Annotations.Builder();
        if (_owner.Model.SlotNames(column) is { } names)
        {
            ReadOnlyMemory<char>[] texts = [.. names.Select(n => n.AsMemory())];
            builder.Add(AnnotationKinds.SlotNames, new VectorDataViewType(TextDataViewType.Instance, texts.Length),
                (ref VBuffer<ReadOnlyMemory<char>> value) => new VBuffer<ReadOnlyMemory<char>>(texts.Length, texts).CopyTo(ref value));
        }

        return builder.ToAnnotations();
    }
}
