namespace MLNetVision.Compute.Planning;

/// <summary>
/// When each block of a plan is in use. Of S steps, step i runs forward at moment i + 1 and backward at moment 2 S - i + 1; moment 0 takes the inputs, moment
/// S + 1 begins the way back. Steps that work in place, and gradients that only pass through, share a block where nobody else minds.
/// </summary>
internal sealed class Lifetimes
{
    private readonly PlanParts _parts;
    private readonly int _steps;
    private readonly int _end;
    private readonly bool _training;
    private readonly Dictionary<Block, int> _lastRead = [];
    private readonly HashSet<Block> _fixed;

    private Lifetimes(PlanParts parts, IReadOnlyList<Value> given, bool training)
    {
        _parts = parts;
        _steps = parts.Steps.Count;
        _training = training;
        _end = training ? (2 * _steps) + 2 : _steps + 2;
        _fixed = [.. given.Select(v => v.DataBlock)];
    }

    /// <summary>The blocks of a plan, each with its moments.</summary>
    public static IReadOnlyList<Block> Of(PlanParts parts, IReadOnlyList<Value> given, Value? loss)
    {
        var lifetimes = new Lifetimes(parts, given, loss is not null);
        lifetimes.FindReaders();
        lifetimes.UseData(given);
        if (loss is not null)
        {
            lifetimes.UseGradients(loss);
        }

        return lifetimes.Blocks();
    }

    private int Backward(int step) => (2 * _steps) - step + 1;

    private void FindReaders()
    {
        for (var i = 0; i < _steps; i++)
        {
            var step = _parts.Steps[i];
            for (var k = 0; k < step.Inputs.Count; k++)
            {
                Read(step.Inputs[k], step.BackwardReadsInput(k), i);
            }

            for (var k = 0; k < step.Outputs.Count; k++)
            {
                Read(step.Outputs[k], step.BackwardReadsOutput(k), i);
            }
        }
    }

    private void Read(Value value, bool inBackward, int step)
    {
        var moment = _training && inBackward && RunsBackward(_parts.Steps[step]) ? Backward(step) : step + 1;
        _lastRead[value.DataBlock] = Math.Max(_lastRead.GetValueOrDefault(value.DataBlock), moment);
    }

    private static bool RunsBackward(Step step) => step.Outputs.Any(o => o.NeedsGradient);

    private void UseData(IReadOnlyList<Value> given)
    {
        var made = new HashSet<Block>();
        for (var i = 0; i < _steps; i++)
        {
            var step = _parts.Steps[i];
            for (var k = 0; k < step.Inputs.Count; k++)
            {
                var block = step.Inputs[k].DataBlock;
                var free = !_fixed.Contains(block) && step.Outputs[0].Room <= step.Inputs[k].Room && _lastRead[block] == i + 1;
                if (free && step.WorksInPlace(k) && step.Inputs.Count(v => v.DataBlock == block) == 1 && !IsInput(block, made))
                {
                    step.Outputs[0].DataBlock.Share(block);
                    break;
                }
            }

            made.UnionWith(step.Outputs.Select(o => o.DataBlock));
        }

        UseDataMoments(given);
    }

    private void UseDataMoments(IReadOnlyList<Value> given)
    {
        var makers = _parts.Steps.Index().SelectMany(s => s.Item.Outputs.Select(o => (o.DataBlock, s.Index)))
            .GroupBy(p => p.DataBlock, p => p.Index).ToDictionary(g => g.Key, g => g.Min());
        foreach (var value in _parts.Values)
        {
            var made = makers.TryGetValue(value.DataBlock, out var maker) ? maker + 1 : 0;
            value.DataBlock.Use(made, value.Room);
            value.DataBlock.Use(_fixed.Contains(value.DataBlock) ? _end : Math.Max(made, _lastRead.GetValueOrDefault(value.DataBlock)), value.Room);
        }

        foreach (var (index, step) in _parts.Steps.Index())
        {
            foreach (var (block, count) in step.Kept)
            {
                block.Use(index + 1, count);
                block.Use(!_training ? index + 1 : step.CommitReadsKept ? _end : Backward(index), count);
            }
        }
    }

    /// <summary>An input of the network stays as it was given, since a second evaluation of the same batch reads it again.</summary>
    private static bool IsInput(Block block, HashSet<Block> made) => !made.Contains(block);

    /// <summary>From the last step to the first, as the gradients come about.</summary>
    private void UseGradients(Value loss)
    {
        var begun = new Dictionary<Block, int> { [loss.GradientBlock] = _steps + 1 };
        for (var i = _steps - 1; i >= 0; i--)
        {
            var step = _parts.Steps[i];
            if (!RunsBackward(step))
            {
                continue;
            }

            var output = step.Outputs[0];
            var passed = false;
            for (var k = 0; k < step.Inputs.Count; k++)
            {
                var input = step.Inputs[k];
                var first = input.NeedsGradient && begun.TryAdd(input.GradientBlock, Backward(i));
                if (first && !passed && begun.ContainsKey(output.GradientBlock) && step.PassesGradient(k) && input.Count == output.Count)
                {
                    input.GradientBlock.Share(output.GradientBlock);
                    passed = true;
                }
            }
        }

        UseGradientMoments(begun, loss);
    }

    private void UseGradientMoments(Dictionary<Block, int> begun, Value loss)
    {
        var makers = _parts.Steps.Index().SelectMany(s => s.Item.Outputs.Select(o => (o.GradientBlock, s.Index)))
            .ToDictionary(p => p.GradientBlock, p => p.Index);
        foreach (var value in _parts.Values.Where(v => v.NeedsGradient || v == loss))
        {
            if (begun.TryGetValue(value.GradientBlock, out var from))
            {
                value.GradientBlock.Use(from, value.Count);
                value.GradientBlock.Use(makers.TryGetValue(value.GradientBlock, out var maker) ? Backward(maker) : _end, value.Count);
            }
        }
    }

    private List<Block> Blocks() =>
        [.. _parts.Values.SelectMany(v => (Block[])[v.DataBlock.Place, v.GradientBlock.Place]).Concat(_parts.Steps.SelectMany(s => s.Kept).Select(k => k.Block))
            .Distinct()];
}
