using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetVision.Networks;
using MLNetVision.Networks.Ops;
using MLNetVision.Transforms;
using MLNetVision.Transforms.Pictures;
using MLNetVision.Transforms.Schemas;

namespace MLNetVision.Estimators.Autoencoders;

/// <summary>What is read of a data view, and what its rows are.</summary>
/// <param name="Input">The input column.</param>
/// <param name="Row">What a row is to the network: [C, H, W] or [d], without the condition.</param>
/// <param name="TargetInput">The target column; null where rows are their own targets.</param>
/// <param name="Target">What a target is to the network.</param>
/// <param name="ConditionSize">Numbers at the end of the input column that are the condition.</param>
internal sealed record RowPlan(PictureInput Input, Shape Row, PictureInput? TargetInput, Shape Target, int ConditionSize)
{
    public const string Owner = "Autoencoder";

    /// <summary>Whether the scoring network takes pictures, whose pixels the model's card brings to 0 to 1; else it takes a vector as it is.</summary>
    public bool TakesPictures => Row.Rank == 3 && ConditionSize == 0;

    /// <summary>The plan for a schema.</summary>
    public static RowPlan Of(AutoencoderOptions options, string column, DataViewSchema schema)
    {
        var condition = options.Variational?.ConditionSize ?? 0;
        var input = InputOf(options, options.Picture, column, condition, schema);
        Shape row = options.Picture is { } picture ? ShapeOf(picture) : [input.Size - condition];
        if (options.TargetColumnName is null)
        {
            return new RowPlan(input, row, null, row, condition);
        }

        var size = options.TargetPicture ?? options.Picture;
        var targetInput = InputOf(options, size, options.TargetColumnName, condition: 0, schema);
        var plan = new RowPlan(input, row, targetInput, size is null ? [targetInput.Size] : ShapeOf(size), condition);
        plan.CheckTarget(options);
        return plan;
    }

    /// <summary>How pictures of a shape become numbers from 0 to 1.</summary>
    public static ModelCard CardFor(Shape row) => new()
    {
        Name = "autoencoder",
        Preprocessing = row.Rank == 3
            ? new Preprocessing { Height = (int)row[1].Size, Width = (int)row[2].Size, Mean = [0], Deviation = [1] }
            : new Preprocessing(),
    };

    private static Shape ShapeOf(PictureShape picture) => [picture.Channels, picture.Height, picture.Width];

    private static PictureInput InputOf(AutoencoderOptions options, PictureShape? picture, string column, int condition, DataViewSchema schema)
    {
        if (picture is not null && condition == 0)
        {
            var row = ShapeOf(picture);
            var sketch = Network.Build(Owner, b => b.Input("input", Shape.Create(Dim.Batch).Concat(row)).Affine());
            return PictureInput.Of(sketch, CardFor(row), options.Fit, schema, column, Owner);
        }

        var type = schema.Require(column, Owner, "the input").Type;
        var needed = picture is null ? (int?)null : picture.Size + condition;
        var isVector = type is VectorDataViewType { IsKnownSize: true } vector && vector.ItemType.Equals(NumberDataViewType.Single)
            && vector.Size > condition && (needed is null || vector.Size == needed);
        if (!isVector)
        {
            throw ColumnNames.WrongType(
                column, Owner, "the input",
                needed is null ? $"a vector of {condition + 1} Single or more, its size known" : $"a vector of {needed} Single", type,
                condition == 0 ? "Set AutoencoderOptions.Picture for images." : "Concatenate the numbers and the condition behind them.");
        }

        Shape numbers = [((VectorDataViewType)type).Size];
        return new PictureInput(column, IsImage: false, numbers, options.Fit) { Beside = PictureInput.NamesOfScorers(schema) };
    }

    private void CheckTarget(AutoencoderOptions options)
    {
        var isConvolutional = options.Layers == AutoencoderLayers.Convolutional;
        var times = (Enlarging.Times(Row[^1].Size, Target[^1].Size), Row.Rank == 3 ? Enlarging.Times(Row[1].Size, Target[1].Size) : 0);
        Require(
            !isConvolutional || (Target.Rank == 3 && times.Item1 >= 0 && times.Item1 == times.Item2),
            nameof(options.TargetPicture), $"{Row} to {Target}", "as large as the input's pictures, or 2, 4, 8 ... times as large on both sides");
        var sameSide = Row.Rank == Target.Rank && (Row.Rank == 1 ? Row.Equals(Target) : Row[1] == Target[1] && Row[2] == Target[2]);
        Require(
            !options.AddsToInput || (sameSide && (Row[0] == Target[0] || Row[0].Size == 1)),
            nameof(options.AddsToInput), $"{Row} to {Target}", "false where target and input differ in more than a grey input's channels");
        Require(!options.TiesWeights || Row.Equals(Target), nameof(options.TiesWeights), $"{Row} to {Target}", "false where target and input differ in size");
    }

    private static void Require(bool holds, string option, object value, string rule)
    {
        if (!holds)
        {
            throw new ArgumentException($"{Owner}: AutoencoderOptions.{option} has to be {rule}; here it is {value}.");
        }
    }
}
