using Microsoft.ML.Data;

namespace Microsoft.ML.Compat.Concatenation;

/// <summary>A concatenation bound to the schema it reads: the inputs found and checked, the type of the output and its annotations.</summary>
internal sealed class ConcatenatedColumn
{
    private readonly string _name;

    public ConcatenatedColumn(string name, DataViewSchema schema, string[] inputs)
    {
        _name = name;
        Inputs = schema.Find(inputs);
        Type = TypeOf(Inputs);
    }

    public DataViewSchema.Column[] Inputs { get; }

    public VectorDataViewType Type { get; }

    /// <summary>One vector alone is handed through as it is, with its shape and all its annotations.</summary>
    public bool IsOneVector => Inputs.Length == 1 && Inputs[0].Type is VectorDataViewType;

    public DataViewSchema.DetachedColumn Describe()
        => IsOneVector ? new(_name, Inputs[0].Type, Inputs[0].Annotations) : new(_name, Type, ConcatenatedAnnotations.Of(this));

    private static VectorDataViewType TypeOf(DataViewSchema.Column[] inputs)
    {
        var item = inputs[0].Type.ItemType();
        foreach (var input in inputs)
        {
            if (item is not PrimitiveDataViewType)
                throw Errors.WrongType("inputSchema", "input", input.Name, "a primitive type", input.Type.ToString());
            if (!input.Type.ItemType().Equals(item))
                throw Errors.WrongType("inputSchema", "input", input.Name, item.ToString(), input.Type.ToString());
        }

        var size = inputs.Any(input => input.Type.ValueCount() == 0) ? 0 : inputs.Sum(input => input.Type.ValueCount());
        return new VectorDataViewType((PrimitiveDataViewType)item, size);
    }
}
