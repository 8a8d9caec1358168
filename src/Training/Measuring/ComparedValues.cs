using MLNetVision.Networks;
using MLNetVision.Networks.Ops;

namespace MLNetVision.Training.Measuring;

/// <summary>An output and the input that says what it should have been.</summary>
internal sealed record ComparedValues(string Output, string Target)
{
    /// <summary>Finds both; what is not named is what the loss compares.</summary>
    public static ComparedValues Of(Network network, string loss, string metric, string? output, string? target)
    {
        var compared = output is null || target is null ? LossNode(network, loss, metric) : null;
        return new ComparedValues(output ?? OutputOf(network, compared!.Inputs[0], metric), target ?? TargetOf(network, compared!.Inputs[1], metric));
    }

    private static Node LossNode(Network network, string loss, string metric)
    {
        var output = network.Outputs.FirstOrDefault(o => o.Name == loss);
        var node = output is null ? null : network[output.Value.Node];
        return node?.Op is Loss ? node : throw new NetworkException(
            $"{metric}: '{loss}' of '{network.Name}' is no loss that compares scores with a target; name both in the metric.");
    }

    private static string OutputOf(Network network, ValueRef value, string metric) =>
        network.Outputs.FirstOrDefault(o => o.Value == value)?.Name ?? throw new NetworkException(
            $"{metric}: '{network.Name}' does not give '{value}', which its loss compares; make it an output.");

    private static string TargetOf(Network network, ValueRef value, string metric) =>
        network[value.Node].Op is Input ? value.Node : throw new NetworkException(
            $"{metric}: the loss of '{network.Name}' compares with '{value}', which is no input; name the target in the metric.");
}
