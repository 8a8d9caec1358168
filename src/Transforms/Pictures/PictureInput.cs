using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms.Image;
using MLNetVision.Networks;
using MLNetVision.Transforms.Schemas;
using MLNetVision.Transforms.Scoring.Columns;

namespace MLNetVision.Transforms.Pictures;

/// <summary>
/// Where a network's numbers come from: a column of images, which built-in transforms bring to one size and take apart, or a column of vectors. Training,
/// live scoring and the saved model read the same numbers.
/// </summary>
/// <param name="Column">The column's name.</param>
/// <param name="IsImage">Whether it holds images.</param>
/// <param name="Row">What a row holds: [C, H, W] of pixels from 0 to 255, three channels where they come from an image; or [d] of numbers as they are.</param>
/// <param name="Fit">How images of other shapes are brought to the size.</param>
internal sealed record PictureInput(string Column, bool IsImage, Shape Row, PictureFit Fit)
{
    /// <summary>
    /// Which of the names that ML.NET's scorers write to are the user's columns where the model was fitted: a saved model, which passes through such scorers,
    /// sets them aside meanwhile.
    /// </summary>
    public IReadOnlyList<string> Beside { get; init; } = [];

    /// <summary>How many numbers a row holds.</summary>
    public int Size => checked((int)Row.ElementsPerRow());

    /// <summary>What a model takes from a column.</summary>
    public static PictureInput Of(ScoringModel model, DataViewSchema schema, string column, string owner) =>
        Of(model.Network, model.Card, model.Fit, schema, column, owner);

    /// <summary>What a network takes from a column.</summary>
    /// <param name="network">Its one input is [N, C, H, W] or [N, d].</param>
    /// <param name="card">How pictures become its input.</param>
    /// <param name="fit">How images of other shapes are brought to the size.</param>
    /// <param name="schema">The schema that the column is in.</param>
    /// <param name="column">The column's name.</param>
    /// <param name="owner">Who asks, for errors: "ImageFeatures".</param>
    /// <exception cref="ArgumentOutOfRangeException">The column is missing or of a type that the network cannot take.</exception>
    public static PictureInput Of(Network network, ModelCard card, PictureFit fit, DataViewSchema schema, string column, string owner)
    {
        var sizes = PictureSizes.Of(network, card, owner);
        var type = schema.Require(column, owner, "the input").Type;
        var row = type switch
        {
            ImageDataViewType => sizes.FromImage,
            VectorDataViewType vector when vector.ItemType.Equals(NumberDataViewType.Single) => sizes.FromVector(vector.Size),
            _ => null,
        };
        return row is null
            ? throw ColumnNames.WrongType(column, owner, "the input", sizes.Expected, type, sizes.Advice)
            : new PictureInput(column, type is ImageDataViewType, row, fit) { Beside = NamesOfScorers(schema) };
    }

    /// <summary>Those of the names that ML.NET's scorers write to that a schema has.</summary>
    public static IReadOnlyList<string> NamesOfScorers(DataViewSchema schema)
    {
        var names = new ScoreNames();
        return [.. new[] { names.Score, names.PredictedLabel, names.Probability }.Where(n => schema.GetColumnOrNull(n) is not null)];
    }

    /// <summary>Checks an estimator's promise: sizes are unknown yet.</summary>
    public static void Check(SchemaShape schema, string column, string owner)
    {
        var found = schema.Require(column, owner, "the input");
        var isVector = found.Kind != SchemaShape.Column.VectorKind.Scalar && found.ItemType.Equals(NumberDataViewType.Single) && !found.IsKey;
        if (!isVector && (found.ItemType is not ImageDataViewType || found.Kind != SchemaShape.Column.VectorKind.Scalar))
        {
            throw ColumnNames.WrongType(
                column, owner, "the input", "an image or a vector of Single", $"{found.Kind} of {found.ItemType}", "Load images, or extract pixels before.");
        }
    }

    /// <summary>The same column in another schema.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is missing there, or of another type.</exception>
    public DataViewSchema.Column In(DataViewSchema schema, string owner)
    {
        var column = schema.Require(Column, owner, "the input");
        var fits = IsImage ? column.Type is ImageDataViewType
            : column.Type is VectorDataViewType vector && vector.ItemType.Equals(NumberDataViewType.Single) && vector.Size == Size;
        var expected = IsImage ? "an image" : $"a vector of {Size} Single";
        return fits ? column : throw ColumnNames.WrongType(
            Column, owner, "the input", expected, column.Type, "It has to have the type that the model was fitted to; bring it to that type, or fit again.");
    }
}
