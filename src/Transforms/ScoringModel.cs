using Microsoft.ML;
using MLNetVision.Networks;
using MLNetVision.Transforms.Pictures;

namespace MLNetVision.Transforms;

/// <summary>A fitted network with all that scoring needs to know.</summary>
/// <param name="Network">
/// One input, [N, C, H, W] of prepared pictures (<see cref="ModelCard.Preprocessing"/> tells how) or [N, d] of numbers; one output, whose meaning
/// <paramref name="Task"/> tells. Features can be several outputs, each of which becomes the column of its name: [N, k] one of vectors, [N] one of numbers.
/// No loss.
/// </param>
/// <param name="Weights">Its weights.</param>
/// <param name="Card">Preprocessing, and the classes in the order of the output.</param>
/// <param name="Task">What the output means.</param>
public sealed record ScoringModel(Network Network, WeightSet Weights, ModelCard Card, ScoringTask Task)
{
    /// <summary>How pictures of other shapes are brought to the size.</summary>
    public PictureFit Fit { get; init; }

    /// <summary>Whether the input is a picture: of four dimensions.</summary>
    public bool TakesPictures => Network.TypeOf(new ValueRef(Network.Inputs.Single().Name)).Shape.Rank == 4;

    /// <summary>The model over a column, as a transformer that adds the columns of its task.</summary>
    /// <param name="schema">A schema that the column is in; others need a column of its name and type.</param>
    /// <param name="inputColumn">Images, or vectors of pixels from 0 to 255, channel by channel; numbers for a network of numbers.</param>
    /// <param name="options">How it is run.</param>
    public ScoringTransformer ToTransformer(DataViewSchema schema, string inputColumn, ScoringOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(schema);
        ArgumentException.ThrowIfNullOrEmpty(inputColumn);
        return new ScoringTransformer(this, PictureInput.Of(this, schema, inputColumn, Network.Name), options: options);
    }
}
