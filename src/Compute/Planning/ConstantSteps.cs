namespace MLNetVision.Compute.Planning;

/// <summary>
/// The steps of a plan that depend on no input, but on literals and parameters alone. They run once and again when weights have changed; their values keep
/// memory of their own.
/// </summary>
internal sealed class ConstantSteps
{
    private readonly bool[] _isConstant;
    private readonly long[] _ranAt;

    private ConstantSteps(PlanParts parts, bool[] isConstant)
    {
        _isConstant = isConstant;
        _ranAt = new long[isConstant.Length];
        Array.Fill(_ranAt, -1);
        Values = [.. parts.Steps.Where((_, i) => isConstant[i]).SelectMany(s => s.Outputs)];
    }

    /// <summary>What they give.</summary>
    public IReadOnlyList<Value> Values { get; }

    /// <summary>Finds them. A value that several steps write parts of is constant only if all of these are.</summary>
    public static ConstantSteps Of(PlanParts parts)
    {
        var steps = parts.Steps;
        var makers = steps.Index().SelectMany(s => s.Item.Outputs.Select(o => (o.DataBlock, s.Index))).ToLookup(p => p.DataBlock, p => p.Index);
        var isConstant = steps.Select(s => s.Outputs.All(o => o.Type.Shape.All(d => d.IsKnown))).ToArray();
        bool IsMadeOfConstants(Value value) => makers.Contains(value.DataBlock) && makers[value.DataBlock].All(m => isConstant[m]);
        for (var changed = true; changed;)
        {
            changed = false;
            for (var i = 0; i < isConstant.Length; i++)
            {
                if (isConstant[i] && !steps[i].Inputs.Concat(steps[i].Outputs).All(IsMadeOfConstants))
                {
                    isConstant[i] = false;
                    changed = true;
                }
            }
        }

        return new ConstantSteps(parts, isConstant);
    }

    /// <summary>Whether what a step gives is there already.</summary>
    public bool IsKept(int step, long weightsVersion) => _isConstant[step] && _ranAt[step] == weightsVersion;

    /// <summary>Takes note that a step has run.</summary>
    public void Ran(int step, long weightsVersion) => _ranAt[step] = weightsVersion;
}
