using System.Globalization;
using MLNetVision.Compute.Kernels.Lookups;
using MLNetVision.Compute.Planning;
using MLNetVision.Networks;
using MLNetVision.Networks.Ops;

namespace MLNetVision.Compute.Steps;

/// <summary>A trained row for each index.</summary>
internal sealed class EmbeddingLookup : Step
{
    private readonly Node _node;
    private readonly Embedding _op;
    private readonly StoredParameter _weight;
    private RowLookup _lookup = null!;

    private EmbeddingLookup(StepContext context)
        : base(context.Name, [context.Narrow(0)], [context.Output(channelsLast: false)])
    {
        _node = context.Node;
        _op = context.Op<Embedding>();
        _weight = context.Parameter("weight")!;
        Parameters = [_weight];
    }

    public override IReadOnlyList<StoredParameter> Parameters { get; }

    public static Step Make(StepContext context) => new EmbeddingLookup(context);

    public override void Resize() => _lookup = new RowLookup(Inputs[0].Count, _op.Size);

    public override void Forward(Pass pass)
    {
        foreach (var index in Inputs[0].Data.Whole)
        {
            if ((uint)index >= (uint)_op.Count)
            {
                throw Refusal.Of(
                    _node, $"indices from 0 to {_op.Count - 1}", index.ToString(CultureInfo.InvariantCulture),
                    "Give indices of that range, or a larger Count.");
            }
        }

        _lookup.There(pass.Pool, _weight.Weights, Inputs[0].Data, Outputs[0].Data);
    }

    public override void Backward(Pass pass)
    {
        if (!_weight.NeedsGradient)
        {
            return;
        }

        if (!_weight.AddsGradient())
        {
            _weight.Gradient.Clear();
        }

        _lookup.Back(pass.Pool, Outputs[0].Gradient, Inputs[0].Data, _weight.Gradient);
    }
}
