using MLNetVision.Networks;
using MLNetVision.Transforms.Pictures;
using MLNetVision.Transforms.Scoring.Columns;

namespace MLNetVision.Transforms.Persistence.Container;

/// <summary>The columns of a transformer, as JSON.</summary>
/// <param name="Input">The column that it reads.</param>
/// <param name="IsImage">Whether that holds images.</param>
/// <param name="Row">What a row of it holds: [C, H, W] or [d].</param>
/// <param name="Names">The columns that it adds.</param>
/// <param name="Beside">The user's columns that a scorer of ML.NET would write over; null for none.</param>
internal sealed record ColumnsDocument(string Input, bool IsImage, IReadOnlyList<long> Row, ScoreNames Names, IReadOnlyList<string>? Beside = null)
{
    /// <summary>Those of a transformer.</summary>
    public static ColumnsDocument Of(PictureInput input, ScoreNames names) => 
        new(input.Column, input.IsImage, [.. input.Row.Select(d => d.Size)], names, input.Beside.Count > 0 ? input.Beside : null);

    /// <summary>The transformer of a model over these columns.</summary>
    public ScoringTransformer Transformer(ScoringModel model, ScoringOptions? options) =>
        new(model, new PictureInput(Input, IsImage, Shape.Create([.. Row.Select(Dim.FromSize)]), model.Fit) { Beside = Beside ?? [] }, Names, options);
}
