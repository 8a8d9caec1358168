using Microsoft.ML.Data;

namespace Microsoft.ML.Compat.Typed;

/// <summary>Fills the members of row objects from the columns of a schema. It serves any number of rows at once.</summary>
internal sealed class RowWriter<TRow>
    where TRow : class
{
    private readonly List<(int Column, Func<DataViewRow, DataViewSchema.Column, Action<TRow>> CreateSetter)> _bound = [];

    public RowWriter(DataViewSchema schema, bool ignoreMissingColumns, SchemaDefinition definition)
    {
        foreach (var typed in TypedColumn.Of(typeof(TRow), definition, SchemaDefinition.Direction.Write))
        {
            if (schema.GetColumnOrNull(typed.Name) is DataViewSchema.Column column)
                _bound.Add((column.Index, Bind(typed, column)));
            else if (!ignoreMissingColumns)
                throw Errors.MissingColumn(nameof(schema), "output", typed.Name);
        }
    }

    /// <summary>The columns that are read.</summary>
    public IEnumerable<int> Columns => _bound.Select(b => b.Column);

    /// <summary>What copies the row's current values into an object.</summary>
    public Action<TRow> CreateFiller(DataViewRow row)
    {
        var setters = _bound.Select(b => b.CreateSetter(row, row.Schema[b.Column])).ToArray();
        return target =>
        {
            foreach (var setter in setters)
                setter(target);
        };
    }

    private static Func<DataViewRow, DataViewSchema.Column, Action<TRow>> Bind(TypedColumn typed, DataViewSchema.Column column)
    {
        var member = typed.Member;
        Guard.State(member.IsVector == column.Type is VectorDataViewType && column.Type.ItemType().RawType == member.ItemType,
            $"Column '{column.Name}' of type {column.Type} cannot fill member '{member.Name}' of type {member.Type}.");
        return RowSetters<TRow>.Of(member, column.Type);
    }
}
