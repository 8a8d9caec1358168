using Microsoft.ML.Data;
using Microsoft.ML.Transforms.Image;

namespace Microsoft.ML.Compat.Images;

/// <summary>Input columns that must hold images.</summary>
internal static class ImageColumns
{
    public static ImageDataViewType Require(DataViewSchema.Column input)
        => input.Type as ImageDataViewType ?? throw Errors.WrongType("inputSchema", "input", input.Name, "Image", input.Type.ToString());

    public static SchemaShape.Column Require(SchemaShape inputSchema, string name)
    {
        var column = inputSchema.Find(name);
        return column.ItemType is ImageDataViewType && column.Kind == SchemaShape.Column.VectorKind.Scalar
            ? column
            : throw Errors.WrongType("inputSchema", "input", name, "Image", column.TypeName());
    }

    public static ValueGetter<MLImage> Getter(DataViewRow row, DataViewSchema.Column input) => row.GetGetter<MLImage>(row.Schema[input.Index]);
}
