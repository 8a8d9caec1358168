using MLNetVision.Networks;
using MLNetVision.Networks.Zoo;

namespace MLNetVision.Cli.Zoo;

/// <summary>A network of the zoo in figures.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Input">Channels, height and width of its pictures.</param>
/// <param name="Classes">How many scores it gives.</param>
/// <param name="Parameters">Numbers that training changes.</param>
/// <param name="GFlops">Operations for a picture, in thousand millions; a multiplication and an addition are two.</param>
/// <param name="Paper">Where it was described.</param>
/// <param name="Weights">Where published weights come from; empty where there are none.</param>
/// <param name="Milliseconds">The time of a picture on this machine's processor, or null where it was not measured.</param>
internal sealed record ZooReport(
    string Name, IReadOnlyList<int> Input, int Classes, long Parameters, double GFlops, string Paper, string Weights, double? Milliseconds)
{
    public static ZooReport Of(ZooModel model, Network network, double? milliseconds = null) => new(
        model.Name, [model.Channels, model.Size.Height, model.Size.Width], model.Classes, network.ParameterCount,
        Math.Round(network.Summary().Flops / 1e9, 4), model.Paper, model.Card.Source, milliseconds);
}
