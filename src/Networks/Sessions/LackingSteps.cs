using MLNetVision.Networks.Ops;

namespace MLNetVision.Networks.Sessions;

/// <summary>Names the steps of a network that an engine cannot run, all of them at once.</summary>
internal static class LackingSteps
{
    /// <summary>Refuses a network with steps that the engine does not have.</summary>
    /// <param name="network">The network.</param>
    /// <param name="engine">What the engine is called in a sentence.</param>
    /// <param name="has">Whether it has an op.</param>
    /// <param name="advice">What to do instead.</param>
    public static void Refuse(Network network, string engine, Func<Op, bool> has, string advice)
    {
        var lacking = network.Nodes.Where(n => !has(n.Op)).Select(n => $"{n.Name} ({n.Op.Name})").ToArray();
        if (lacking.Length > 0)
        {
            throw new NotSupportedException($"The {engine} engine cannot run these steps of '{network.Name}': {string.Join(", ", lacking)}. {advice}");
        }
    }
}
