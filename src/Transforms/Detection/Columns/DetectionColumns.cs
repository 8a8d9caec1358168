using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms.Image;
using MLNetVision.Transforms.Schemas;
using MLNetVision.Transforms.Scoring.Columns;

namespace MLNetVision.Transforms.Detection;

/// <summary>What a detector reads and adds.</summary>
internal static class DetectionColumns
{
    public const string Owner = "DetectionTransformer";
    public const string Role = "pictures";

    /// <summary>The columns that are added, those of ML.NET's own object detector.</summary>
    public static DataViewSchema.DetachedColumn[] Of(DetectionNames names, IReadOnlyList<string> classes)
    {
        var key = new VectorDataViewType(new KeyDataViewType(typeof(uint), classes.Count));
        var numbers = new VectorDataViewType(NumberDataViewType.Single);
        return
        [
            new(names.PredictedLabel, key, new ScoreAnnotations([]) { KeyValues = classes }.Build()),
            new(names.PredictedBoundingBoxes, numbers),
            new(names.Score, numbers),
        ];
    }

    /// <summary>The column of images.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is missing, or of another type.</exception>
    public static DataViewSchema.Column Images(DataViewSchema schema, string name, string owner = Owner)
    {
        var column = schema.Require(name, owner, Role);
        return column.Type is ImageDataViewType ? column
            : throw ColumnNames.WrongType(name, owner, Role, "images", column.Type, "Load images before, with LoadImages for instance.");
    }

    /// <summary>Checks an estimator's promise.</summary>
    public static void Check(SchemaShape schema, string name, string owner)
    {
        var column = schema.Require(name, owner, Role);
        if (column.ItemType is not ImageDataViewType || column.Kind != SchemaShape.Column.VectorKind.Scalar)
        {
            throw ColumnNames.WrongType(
                name, owner, Role, "images", $"{column.Kind} of {column.ItemType}", "Load images before, with LoadImages for instance.");
        }
    }
}
