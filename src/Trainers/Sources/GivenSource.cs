using Microsoft.ML;
using MLNetVision.Networks;

namespace MLNetVision.Trainers.Sources;

/// <summary>A network that the caller brings along, with its head for the classes.</summary>
internal sealed class GivenSource(Network network, NetworkChoice choice) : NetworkSource
{
    public override string? WeightsFile => choice.WeightsFile;

    public override (Network Network, ModelCard Card) Build(string owner, int outputs, DataViewSchema.Column column)
    {
        var input = network.Inputs.FirstOrDefault() is { } node ? network.TypeOf(new ValueRef(node.Name)).Shape : Shape.Scalar;
        var card = new ModelCard { Name = network.Name };
        if (input.Rank != 4)
        {
            return (network, card);
        }

        var (height, width) = (Size(input[2], choice.Height), Size(input[3], choice.Width));
        var usual = new Preprocessing { Height = height, Width = width, Mean = [0.5f], Deviation = [0.25f] };
        return (network, card with { Preprocessing = PicturePlan.For(choice, usual, height, width, checked((int)input[1].Size)) });

        int Size(Dim dim, int? asked) => dim.IsKnown ? checked((int)dim.Size) : asked
            ?? throw new ArgumentException($"{owner}: '{network.Name}' takes pictures of any size, {input}; set NetworkChoice.Height and Width.");
    }
}
