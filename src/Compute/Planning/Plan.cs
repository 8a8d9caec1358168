using MLNetVision.Compute.Memory;
using MLNetVision.Networks;

namespace MLNetVision.Compute.Planning;

/// <summary>Steps in their order, the sizes of their values, and the memory that they share.</summary>
internal sealed class Plan
{
    private readonly PlanParts _parts;
    private readonly (Value Value, ShapeFormula Shape)[] _shapes;
    private readonly ILookup<Block, int> _makers;
    private readonly IReadOnlyDictionary<Block, long> _places;
    private readonly IReadOnlyDictionary<Block, long> _constantPlaces;
    private readonly ConstantSteps? _constants;
    private readonly bool[] _sizedSteps;
    private long[] _sizedFor = [];
    private bool _isSized;

    /// <param name="parts">The steps and their values.</param>
    /// <param name="sizes">The sizes of the symbols at present: the largest.</param>
    /// <param name="given">Values that hold until the pass is over, as the caller is given them.</param>
    /// <param name="loss">What training makes small; null for a plan that only runs forward.</param>
    public Plan(PlanParts parts, DimSizes sizes, IReadOnlyList<Value> given, Value? loss)
    {
        _parts = parts;
        Loss = loss;
        _shapes = [.. parts.Values.Select(v => (v, new ShapeFormula(v.Type.Shape, sizes)))];
        _makers = parts.Steps.Index().SelectMany(s => s.Item.Outputs.Select(o => (o.DataBlock, s.Index))).ToLookup(p => p.DataBlock, p => p.Index);
        _sizedSteps = new bool[parts.Steps.Count];
        Resize(sizes, EveryStep());
        _constants = loss is null ? ConstantSteps.Of(parts) : null;
        IReadOnlyList<Value> constants = _constants?.Values ?? [];
        var blocks = Lifetimes.Of(parts, [.. given, .. constants], loss);
        var constantBlocks = constants.Select(v => v.DataBlock.Place).ToHashSet();
        (_places, ArenaCount) = Arena.LayOut(blocks.Where(b => !constantBlocks.Contains(b)));
        (_constantPlaces, ConstantCount) = Arena.LayOut(constantBlocks);
        ScratchCount = Arena.RoundUp(parts.Steps.Select(s => s.ScratchCount).DefaultIfEmpty(0).Max());
        WorkspaceCount = parts.Steps.Select(s => s.WorkspaceCount).DefaultIfEmpty(0).Max();
    }

    public IReadOnlyList<Step> Steps => _parts.Steps;

    public IReadOnlyList<Value> Values => _parts.Values;

    /// <summary>What training makes small.</summary>
    public Value? Loss { get; }

    /// <summary>Floats for values, gradients and what steps keep.</summary>
    public long ArenaCount { get; }

    /// <summary>Floats for values that are kept from pass to pass, as they depend on no input.</summary>
    public long ConstantCount { get; }

    /// <summary>Floats that the hungriest step uses while it runs.</summary>
    public long ScratchCount { get; }

    /// <summary>Numbers of 64 bits that the hungriest step uses while it runs.</summary>
    public int WorkspaceCount { get; }

    /// <summary>The value of a node, unless a chain has swallowed it.</summary>
    public Value ValueOf(ValueRef reference) => _parts.ByReference[reference];

    /// <summary>Gives the blocks their memory.</summary>
    /// <param name="arena">Room for what a pass needs while it runs.</param>
    /// <param name="constants">Room that nobody else uses.</param>
    public void LieIn(Floats arena, Floats constants = default)
    {
        foreach (var (block, place) in _places)
        {
            block.LieAt(arena.Slice(place, block.Count));
        }

        foreach (var (block, place) in _constantPlaces)
        {
            block.LieAt(constants.Slice(place, block.Count));
        }
    }

    /// <summary>Runs one step as it is used after training, unless what it gives is there already.</summary>
    public void Evaluate(int step, Pass pass)
    {
        if (_constants?.IsKept(step, pass.WeightsVersion) != true)
        {
            Steps[step].Forward(pass);
            _constants?.Ran(step, pass.WeightsVersion);
            pass.Watch?.RanForward(Steps[step]);
        }
    }

    /// <summary>A mask of all steps.</summary>
    public bool[] EveryStep() => [.. Enumerable.Repeat(true, Steps.Count)];

    /// <summary>Marks the steps that some values need.</summary>
    public void Reach(IEnumerable<Value> wanted, Span<bool> needed)
    {
        needed.Clear();
        var open = new Stack<Value>(wanted);
        while (open.TryPop(out var value))
        {
            foreach (var maker in _makers[value.DataBlock])
            {
                if (!needed[maker])
                {
                    needed[maker] = true;
                    foreach (var input in Steps[maker].Inputs)
                    {
                        open.Push(input);
                    }
                }
            }
        }
    }

    /// <summary>Takes the present sizes of the symbols, unless they are those of the last time; values whose symbols have none are not needed now.</summary>
    public void Resize(DimSizes sizes, ReadOnlySpan<bool> needed)
    {
        if (_isSized && _sizedFor.Length == sizes.Symbols.Count && sizes.Equal(_sizedFor) && needed.SequenceEqual(_sizedSteps))
        {
            return;
        }

        _isSized = true;
        Array.Resize(ref _sizedFor, sizes.Symbols.Count);
        sizes.CopyTo(_sizedFor);
        needed.CopyTo(_sizedSteps);
        Span<int> dims = stackalloc int[16];
        foreach (var (value, shape) in _shapes)
        {
            if (shape.IsKnown(sizes))
            {
                shape.Evaluate(sizes, dims);
                value.Resize(dims[..shape.Rank]);
            }
        }

        for (var i = 0; i < Steps.Count; i++)
        {
            if (needed[i])
            {
                Steps[i].Resize();
            }
        }
    }
}
