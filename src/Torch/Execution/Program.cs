using MLNetVision.Networks.Engines;
using MLNetVision.Networks.Ops;
using MLNetVision.Torch.Lowering;

namespace MLNetVision.Torch.Execution;

/// <summary>The steps of a network, ready to be run one after another.</summary>
internal sealed class Program
{
    private readonly ProgramStep[] _steps;
    private readonly bool[] _isGiven;
    private readonly Dictionary<ValueRef, int> _slots = [];
    private readonly int _slotCount;

    public Program(Network network, DimSizes sizes)
    {
        foreach (var node in network.Nodes)
        {
            for (var i = 0; i < network.SignatureOf(node).Outputs.Length; i++)
            {
                _slots.Add(new ValueRef(node.Name, i), _slotCount++);
            }
        }

        _steps = [.. network.Nodes.Select(n => new ProgramStep(
            n, network.SignatureOf(n), n.Op is Input ? null : LoweringTable.For(n.Op), [.. n.Inputs.Select(i => _slots[i])], _slots[new ValueRef(n.Name)],
            [.. network.SignatureOf(n).Outputs.Select(o => new ShapeFormula(o.Shape, sizes))]))];
        _isGiven = new bool[_slotCount];
        foreach (var step in _steps.Where(s => s.Lowering is null))
        {
            _isGiven[step.FirstSlot] = true;
        }
    }

    /// <summary>Runs the steps that are needed. A value is let go of when the last step that takes it has run, unless it is to be kept.</summary>
    /// <param name="needed">Whether each step is needed.</param>
    /// <param name="inputs">The tensors on the device, by the names of inputs.</param>
    /// <param name="context">What all calls share.</param>
    /// <param name="kept">The values to give back.</param>
    /// <param name="look">Looks at each step's values, or null.</param>
    public Dictionary<ValueRef, Tensor> Run(
        bool[] needed, IReadOnlyDictionary<string, Tensor> inputs, CallContext context, IReadOnlyCollection<ValueRef> kept, Action<Node, Tensor[]>? look = null)
    {
        var values = new Tensor?[_slotCount];
        var last = LastUses(needed, kept);
        for (var i = 0; i < _steps.Length; i++)
        {
            if (!needed[i])
            {
                continue;
            }

            var step = _steps[i];
            var outputs = step.Lowering is null ? [inputs[step.Node.Name]] : step.Run(values, context);
            outputs.CopyTo(values, step.FirstSlot);
            look?.Invoke(step.Node, outputs);
            LetGo(step, i, values, last);
        }

        return kept.ToDictionary(k => k, k => values[_slots[k]]!);
    }

    private int[] LastUses(bool[] needed, IReadOnlyCollection<ValueRef> kept)
    {
        var last = new int[_slotCount];
        for (var i = 0; i < _steps.Length; i++)
        {
            foreach (var slot in needed[i] ? _steps[i].InputSlots : [])
            {
                last[slot] = i;
            }
        }

        foreach (var value in kept)
        {
            last[_slots[value]] = int.MaxValue;
        }

        return last;
    }

    /// <summary>Inputs belong to whoever gave them.</summary>
    private void LetGo(ProgramStep step, int index, Tensor?[] values, int[] last)
    {
        foreach (var slot in step.InputSlots)
        {
            if (last[slot] == index && !_isGiven[slot] && values[slot] is { } value)
            {
                value.Dispose();
                values[slot] = null;
            }
        }
    }
}
