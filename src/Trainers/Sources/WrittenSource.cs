using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetVision.Networks;

namespace MLNetVision.Trainers.Sources;

/// <summary>
/// A network that the caller writes: from pixels [N, C, H, W], or from the numbers [N, d] of a vector column where no size of pictures is given.
/// </summary>
internal sealed class WrittenSource(Func<Tensor, int, Tensor> write, NetworkChoice choice) : NetworkSource
{
    public override string? WeightsFile => choice.WeightsFile;

    public override (Network Network, ModelCard Card) Build(string owner, int outputs, DataViewSchema.Column column)
    {
        var name = choice.Name == new NetworkChoice().Name ? "network" : choice.Name;
        if (choice.Height is null && choice.Width is null)
        {
            return column.Type is VectorDataViewType { IsKnownSize: true } vector
                ? (Write(name, [Dim.Batch, vector.Size], outputs), new ModelCard { Name = name })
                : throw new ArgumentException(
                    $"{owner}: column '{column.Name}' of type {column.Type} does not say how large pictures are; set NetworkChoice.Height and Width.");
        }

        var (height, width, channels) = (choice.Height ?? choice.Width!.Value, choice.Width ?? choice.Height!.Value, choice.Channels ?? 3);
        var usual = new Preprocessing { Height = height, Width = width, Mean = [0.5f], Deviation = [0.25f] };
        var card = new ModelCard { Name = name, Preprocessing = PicturePlan.For(choice, usual, height, width, channels) };
        return (Write(name, [Dim.Batch, channels, height, width], outputs), card);
    }

    private Network Write(string name, Shape input, int outputs) => Network.Build(name, b => write(b.Input("input", input), outputs));
}
