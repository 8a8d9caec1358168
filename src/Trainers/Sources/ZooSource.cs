using Microsoft.ML;
using MLNetVision.Networks;
using MLNetVision.Networks.Ops;
using MLNetVision.Networks.Zoo;

namespace MLNetVision.Trainers.Sources;

/// <summary>A network of the zoo.</summary>
internal sealed class ZooSource(NetworkChoice choice) : NetworkSource
{
    public override string? WeightsFile => choice.WeightsFile;

    public override (Network Network, ModelCard Card) Build(string owner, int outputs, DataViewSchema.Column column)
    {
        var model = ModelZoo.Find(choice.Name);
        var size = new Size2(choice.Height ?? choice.Width ?? model.Size.Height, choice.Width ?? choice.Height ?? model.Size.Width);
        var channels = choice.Channels ?? model.Channels;
        var card = new ModelCard
        {
            Name = model.Name,
            Paper = model.Paper,
            Preprocessing = PicturePlan.For(choice, model.Card.Preprocessing, size.Height, size.Width, channels),
        };
        return (model.Build(outputs, size, channels), card);
    }
}
