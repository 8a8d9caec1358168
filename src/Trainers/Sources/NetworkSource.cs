using Microsoft.ML;
using MLNetVision.Networks;
using MLNetVision.Networks.Engines;

namespace MLNetVision.Trainers.Sources;

/// <summary>Where a trainer's network comes from. It is written once to see what it takes, and again when the number of its outputs is known.</summary>
internal abstract class NetworkSource
{
    /// <summary>Weights to begin with come from this file; null for fresh ones.</summary>
    public virtual string? WeightsFile => null;

    /// <summary>The weights that training begins with where no file says otherwise; null for fresh ones.</summary>
    public virtual WeightSet? Beginning => null;

    /// <summary>What computes the network where the caller asks for no engine; null for the usual one.</summary>
    public virtual IEngine? Engine => null;

    /// <summary>The network for a column, and how pictures become its input.</summary>
    /// <param name="owner">The trainer, for errors.</param>
    /// <param name="outputs">How many numbers it has to give.</param>
    /// <param name="column">The column that it will take.</param>
    public abstract (Network Network, ModelCard Card) Build(string owner, int outputs, DataViewSchema.Column column);

    /// <summary>The network, checked: one input, one output [N, outputs] named "output".</summary>
    public (Network Network, ModelCard Card) BuildChecked(string owner, int outputs, DataViewSchema.Column column)
    {
        var (network, card) = Build(owner, outputs, column);
        if (network.Inputs.ToArray() is not [var input] || network.Outputs.Length != 1)
        {
            throw new ArgumentException(
                $"{owner}: '{network.Name}' has {network.Inputs.Count()} inputs and {network.Outputs.Length} outputs; "
                + "a network that is trained has one of each.");
        }

        var given = network.TypeOf(network.Outputs[0].Value).Shape;
        var fits = given.Rank == 2 && !given[0].IsKnown && given[1].IsKnown && given[1].Size == outputs;
        return fits ? (Renamed(network, input), card) : throw new ArgumentException(
            $"{owner}: '{network.Name}' gives {given}; here it has to give {outputs} number{(outputs == 1 ? "" : "s")} a row, [N, {outputs}]."
            + $" Let its last layer have {outputs} unit{(outputs == 1 ? "" : "s")}; the builder's second argument says how many.");
    }

    /// <summary>The same network under the names that the loop uses: "input" and "output".</summary>
    private static Network Renamed(Network network, Node input) => NetworkNames.WithInput(network, input.Name, "input").WithOutputs(
        new NetworkOutput("output", NetworkNames.Moved(network.Outputs[0].Value, input.Name, "input")));
}
