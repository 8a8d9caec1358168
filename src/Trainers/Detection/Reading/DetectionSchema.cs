using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms.Image;
using MLNetVision.Transforms.Schemas;

namespace MLNetVision.Trainers.Detection;

/// <summary>What the columns of a detector's data have to be.</summary>
internal static class DetectionSchema
{
    public const string Owner = "R-CNN";

    private const string Keys = "a vector of keys, one for each object";
    private const string Numbers = "a vector of Single: left, top, right and bottom of each object";
    private const string Flags = "a vector of Boolean, one for each object";
    private const string Images = "images";

    /// <summary>Refuses data whose columns are missing or of other types.</summary>
    public static void Check(DataViewSchema schema, DetectionColumnNames names)
    {
        Require(schema, names.Label, "the label", Keys, t => t is VectorDataViewType { ItemType: KeyDataViewType { RawType: var raw } } && raw == typeof(uint));
        Require(schema, names.Boxes, "the boxes", Numbers, t => t is VectorDataViewType { ItemType.RawType: var raw } && raw == typeof(float));
        Require(schema, names.Image, "the pictures", Images, t => t is ImageDataViewType);
        if (names.Difficult is { } difficult)
        {
            Require(schema, difficult, "difficult objects", Flags, t => t is VectorDataViewType { ItemType: BooleanDataViewType });
        }
    }

    /// <summary>Refuses shapes of such data.</summary>
    public static void Check(SchemaShape schema, DetectionColumnNames names)
    {
        Require(schema, names.Label, "the label", Keys, c => IsVector(c) && c.IsKey && c.ItemType.RawType == typeof(uint));
        Require(schema, names.Boxes, "the boxes", Numbers, c => IsVector(c) && !c.IsKey && c.ItemType.RawType == typeof(float));
        Require(schema, names.Image, "the pictures", Images, c => !IsVector(c) && c.ItemType is ImageDataViewType);
        if (names.Difficult is { } difficult)
        {
            Require(schema, difficult, "difficult objects", Flags, c => IsVector(c) && c.ItemType is BooleanDataViewType);
        }
    }

    private static bool IsVector(SchemaShape.Column column) => column.Kind != SchemaShape.Column.VectorKind.Scalar;

    private static void Require(DataViewSchema schema, string name, string role, string expected, Func<DataViewType, bool> fits)
    {
        var type = schema.Require(name, Owner, role).Type;
        if (!fits(type))
        {
            throw ColumnNames.WrongType(name, Owner, role, expected, type, Advice(expected));
        }
    }

    private static void Require(SchemaShape schema, string name, string role, string expected, Func<SchemaShape.Column, bool> fits)
    {
        var column = schema.Require(name, Owner, role);
        if (!fits(column))
        {
            throw ColumnNames.WrongType(
                name, Owner, role, expected, $"{column.Kind} of {(column.IsKey ? "keys of " : "")}{column.ItemType}", Advice(expected));
        }
    }

    private static string Advice(string expected) => expected switch
    {
        Keys => "Map texts to keys before, with Conversion.MapValueToKey.",
        Images => "Load images before, with LoadImages for instance.",
        _ => "Convert it before.",
    };
}
