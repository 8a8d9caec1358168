using Microsoft.ML.Compat.Typed;
using Microsoft.ML.Data;
using Kind = Microsoft.ML.SchemaShape.Column.VectorKind;

namespace Microsoft.ML.Compat.CustomMapping;

/// <summary>What a custom mapping promises of its output, once the input has a suitable column for every member.</summary>
internal static class CustomMappingShapes
{
    public static SchemaShape Output<TSrc>(SchemaShape inputSchema, SchemaDefinition input, SchemaDefinition.Direction direction, DataViewSchema added)
    {
        foreach (var wanted in TypedColumn.Of(typeof(TSrc), input, direction))
        {
            var column = inputSchema.Find(wanted.Name);
            if (!Fits(SchemaShapes.Of(wanted.Name, wanted.Type), column))
                throw Errors.WrongType(nameof(inputSchema), "input", wanted.Name, wanted.Type.ToString(), column.TypeName());
        }

        return inputSchema.With(SchemaShapes.Of(added));
    }

    // A member without a fixed size takes vectors of any size.
    private static bool Fits(SchemaShape.Column wanted, SchemaShape.Column column)
        => wanted.ItemType.Equals(column.ItemType) && wanted.IsKey == column.IsKey
            && (wanted.Kind == Kind.VariableVector ? column.Kind != Kind.Scalar : wanted.Kind == column.Kind);
}
