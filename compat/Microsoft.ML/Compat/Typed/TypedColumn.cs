using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Compat.Typed;

/// <summary>A column bound to a member of a row class.</summary>
internal sealed record TypedColumn(string Name, DataViewType Type, TypedMember Member, DataViewSchema.Annotations Annotations)
{
    /// <summary>The columns of a row class by its attributes, or as <paramref name="definition"/> says.</summary>
    public static TypedColumn[] Of(Type rowType, SchemaDefinition definition, SchemaDefinition.Direction direction)
        => [.. (definition ?? SchemaDefinition.Create(rowType, direction)).Select(column => Bind(rowType, column)).Where(column => column is not null)];

    public static DataViewSchema Schema(IEnumerable<TypedColumn> columns)
    {
        var builder = new DataViewSchema.Builder();
        builder.AddColumns(columns.Select(c => new DataViewSchema.DetachedColumn(c.Name, c.Type, c.Annotations)));
        return builder.ToSchema();
    }

    private static TypedColumn Bind(Type rowType, SchemaDefinition.Column column)
    {
        const string Parameter = "userSchemaDefinition";
        var member = TypedMember.OfName(rowType, column.MemberName)
            ?? throw Errors.OutOfRange(Parameter, $"Type {rowType.FullName} has no public field or property '{column.MemberName}'.");
        if (member.Type == typeof(IChannel))
            return null;
        TypedColumnTypes.CheckSupported(member);
        var name = string.IsNullOrEmpty(column.ColumnName) ? column.MemberName : column.ColumnName;
        var type = column.ColumnType ?? TypedColumnTypes.Default(member);
        Guard.Argument(member.IsVector == type is VectorDataViewType, Parameter,
            $"Column '{name}' has type {type}, but member '{member.Name}' is a {(member.IsVector ? "vector" : "scalar")} ({member.Type}).");
        Guard.Argument(type.ItemType().RawType == member.ItemType, Parameter,
            $"Column '{name}' has items of type {type.ItemType().RawType}, but member '{member.Name}' holds {member.ItemType}.");
        return new TypedColumn(name, type, member, column.Annotations);
    }
}
