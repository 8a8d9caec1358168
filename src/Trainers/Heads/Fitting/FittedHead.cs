using MLNetVision.Networks;

namespace MLNetVision.Trainers.HeadFitting;

/// <summary>A head as a network: one input "features" [N, d] and one output. All its steps but the input, and so its weights, are named "head.".</summary>
internal sealed record FittedHead(Network Network, WeightSet Weights)
{
    public const string Scope = "head";

    /// <summary>The backbone, whose only output is [N, d], with the head behind it.</summary>
    public FittedHead Behind(Network backbone, WeightSet backboneWeights)
    {
        var input = Network.Inputs.Single().Name;
        var joined = backbone.Extend(features =>
        {
            var values = new Dictionary<ValueRef, Tensor> { [new ValueRef(input)] = features };
            foreach (var node in Network.Nodes.Where(n => n.Name != input))
            {
                var outputs = features.Builder.Add(node.Op, node.Name, [.. node.Inputs.Select(i => values[i])]);
                for (var i = 0; i < outputs.Count; i++)
                {
                    values.Add(outputs[i].Reference, outputs[i]);
                }
            }

            return values[Network.Outputs[0].Value];
        });
        var ofBackbone = backbone.Parameters.Select(p => KeyValuePair.Create(p.Name, backboneWeights[p.Name]));
        return new FittedHead(joined, new WeightSet([.. ofBackbone, .. Weights]));
    }
}
