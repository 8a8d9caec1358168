using MLNetVision.Compute.Memory;
using MLNetVision.Networks;

namespace MLNetVision.Compute.Planning;

/// <summary>Runs the beginning of a network for one picture after the other, each into its place of a value of the whole batch.</summary>
internal sealed class PicturePlan
{
    private readonly Value _input;
    private readonly Value _last;

    private PicturePlan(PictureCut cut, PlanParts parts)
    {
        var sizes = new DimSizes();
        sizes.SlotOf(parts.ByReference[new ValueRef(cut.Source.Name)].Type.Shape[0].Symbol!);
        sizes[0] = 1;
        InputName = cut.Source.Name;
        _input = parts.ByReference[new ValueRef(cut.Source.Name)];
        _last = parts.ByReference[cut.Last];
        Plan = new Plan(parts, sizes, [_last], loss: null);
    }

    public string InputName { get; }

    public Plan Plan { get; }

    /// <summary>Whether the channels of the last value are innermost.</summary>
    public bool ChannelsLast => _last.ChannelsLast;

    /// <summary>Plans a cut; null where the last value lies within a larger place.</summary>
    public static PicturePlan? Of(Network network, PictureCut cut, ParameterStore parameters, ulong seed)
    {
        var parts = PlanBuilder.Build(network, parameters.ByName, cut.Nodes, training: false, inputGradients: false, seed);
        var plan = new PicturePlan(cut, parts);
        return plan._last.DataBlock.Place.Count == plan._last.Room ? plan : null;
    }

    /// <summary>Runs all pictures.</summary>
    /// <param name="pictures">The input's numbers in plain order.</param>
    /// <param name="whole">What the last value is for the batch.</param>
    /// <param name="pass">What steps are told.</param>
    public void Run(ReadOnlySpan<float> pictures, Value whole, Pass pass)
    {
        for (var i = 0; i < whole.Dims[0]; i++)
        {
            _last.DataBlock.Place.LieAt(whole.Data.Slice((long)i * _last.Count, _last.Count));
            pass.Transfer.In(pictures.Slice(i * _input.Count, _input.Count), _input);
            for (var step = 0; step < Plan.Steps.Count; step++)
            {
                Plan.Evaluate(step, pass);
            }
        }
    }
}
