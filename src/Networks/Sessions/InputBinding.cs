using MLNetVision.Networks.Engines;
using MLNetVision.Networks.Ops;

namespace MLNetVision.Networks.Sessions;

/// <summary>
/// Checks the tensors that a caller gives against the inputs of a network and finds the sizes of its symbols. It allocates nothing while all is well.
/// </summary>
internal sealed class InputBinding
{
    private readonly Network _network;
    private readonly BoundInput[] _inputs;
    private readonly long[] _most;
    private readonly long[] _last;

    /// <param name="network">The network.</param>
    /// <param name="most">The most that each symbol will be.</param>
    /// <exception cref="ArgumentException">A symbol of an input has no largest size, or one below 1.</exception>
    public InputBinding(Network network, IReadOnlyDictionary<string, int> most)
    {
        _network = network;
        _inputs = [.. network.Nodes.Index().Where(n => n.Item.Op is Input)
            .Select(n => new BoundInput(network, n.Item, n.Index, ((Input)n.Item.Op).Type, Sizes))];
        _most = [.. Sizes.Symbols.Select(symbol => MostOf(symbol, most))];
        _last = new long[_most.Length];
        Sizes.CopyTo(_last);
    }

    /// <summary>The symbols of the inputs, and their sizes in the tensors bound last.</summary>
    public DimSizes Sizes { get; } = new();

    /// <summary>How many inputs the network has.</summary>
    public int Count => _inputs.Length;

    /// <summary>Gives every symbol the most that it will be, as planning wants it.</summary>
    public void SetMost()
    {
        for (var slot = 0; slot < _most.Length; slot++)
        {
            Sizes[slot] = _most[slot];
        }
    }

    /// <summary>Checks the inputs that are needed and takes the sizes of their symbols; inputs that are not needed are not looked at.</summary>
    /// <param name="inputs">Tensors by name.</param>
    /// <param name="needed">Whether each step of the network, in its order, is needed.</param>
    /// <returns>Whether a size differs from the last time.</returns>
    /// <exception cref="ArgumentException">An input is missing, unexpected, or of the wrong type, shape or size.</exception>
    public bool Bind(IReadOnlyDictionary<string, HostTensor> inputs, ReadOnlySpan<bool> needed)
    {
        Sizes.Clear();
        var known = 0;
        foreach (var input in _inputs)
        {
            known += inputs.ContainsKey(input.Name) ? 1 : 0;
            if (needed[input.Step])
            {
                input.Bind(inputs.TryGetValue(input.Name, out var tensor) ? tensor : throw Missing(input, inputs), Sizes, _most);
            }
        }

        if (known != inputs.Count)
        {
            throw Unexpected(inputs);
        }

        CheckFormulas(inputs, needed);
        var differs = !Sizes.Equal(_last);
        Sizes.CopyTo(_last);
        return differs;
    }

    /// <summary>Dimensions that are more than a symbol are checked when all symbols have their sizes.</summary>
    private void CheckFormulas(IReadOnlyDictionary<string, HostTensor> inputs, ReadOnlySpan<bool> needed)
    {
        foreach (var input in _inputs)
        {
            if (needed[input.Step])
            {
                input.CheckFormulas(inputs[input.Name], Sizes);
            }
        }
    }

    private long MostOf(string symbol, IReadOnlyDictionary<string, int> most)
    {
        var owner = _inputs.First(i => i.Type.Shape.Any(d => d.Symbol?.Contains(symbol, StringComparison.Ordinal) == true));
        return !most.TryGetValue(symbol, out var size)
            ? throw new ArgumentException($"'{_network.Name}' has the dimension '{symbol}' in its input '{owner.Name}' {owner.Type}, but SessionOptions.Sizes "
                + $"has no size for it; give the most that it will be.")
            : size >= 1 ? size
            : throw new ArgumentException($"SessionOptions.Sizes['{symbol}'] for '{_network.Name}' has to be 1 or more, but is {size}.");
    }

    private ArgumentException Missing(BoundInput input, IReadOnlyDictionary<string, HostTensor> given) =>
        new($"'{_network.Name}' needs its input '{input.Name}' {input.Type}, but got {Names(given.Keys)}; add it.");

    private ArgumentException Unexpected(IReadOnlyDictionary<string, HostTensor> given) =>
        new($"'{_network.Name}' has no input {Names(given.Keys.Except(_inputs.Select(i => i.Name)))}; its inputs are {Names(_inputs.Select(i => i.Name))}. "
            + "Leave out what it does not have.");

    private static string Names(IEnumerable<string> names) => string.Join(", ", names.Select(n => $"'{n}'").DefaultIfEmpty("none"));
}
