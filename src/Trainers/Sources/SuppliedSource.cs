using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetVision.Networks;
using MLNetVision.Networks.Engines;

namespace MLNetVision.Trainers.Sources;

/// <summary>
/// A model that an engine brings along, with its weights: for pixels [N, C, H, W] of the size that is asked for, else for a vector column's numbers.
/// </summary>
internal sealed class SuppliedSource(IModelSource model, NetworkChoice choice) : NetworkSource
{
    private WeightSet? _weights;

    public override string? WeightsFile => choice.WeightsFile;

    public override WeightSet? Beginning => _weights;

    public override IEngine? Engine => model.Engine;

    public override (Network Network, ModelCard Card) Build(string owner, int outputs, DataViewSchema.Column column)
    {
        if (choice.Height is null && choice.Width is null)
        {
            return column.Type is VectorDataViewType { IsKnownSize: true } vector
                ? (Create([Dim.Batch, vector.Size], outputs), new ModelCard { Name = model.Name })
                : throw new ArgumentException(
                    $"{owner}: column '{column.Name}' of type {column.Type} does not say how large pictures are; set NetworkChoice.Height and Width.");
        }

        var (height, width, channels) = (choice.Height ?? choice.Width!.Value, choice.Width ?? choice.Height!.Value, choice.Channels ?? 3);
        var usual = new Preprocessing { Height = height, Width = width, Mean = [0.5f], Deviation = [0.25f] };
        var card = new ModelCard { Name = model.Name, Preprocessing = PicturePlan.For(choice, usual, height, width, channels) };
        return (Create([Dim.Batch, channels, height, width], outputs), card);
    }

    private Network Create(Shape input, int outputs)
    {
        var supplied = model.Create(input, outputs);
        _weights = supplied.Weights;
        return supplied.Network;
    }
}
