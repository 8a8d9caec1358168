using MLNetVision.Networks;
using MLNetVision.Networks.Engines;

namespace MLNetVision.Training.Loop;

/// <summary>Tensors for some outputs of a network, by the rows of a batch; made once for each number of rows.</summary>
internal sealed class OutputRoom(Network network, IEnumerable<string> outputs)
{
    private readonly (string Name, TensorType Type)[] _outputs =
        [.. outputs.Distinct().Select(name => (name, network.TypeOf(network.Outputs.First(o => o.Name == name).Value)))];

    private readonly Dictionary<int, Dictionary<string, HostTensor>> _rooms = [];

    public IReadOnlyDictionary<string, HostTensor> For(int rows)
    {
        if (!_rooms.TryGetValue(rows, out var room))
        {
            room = _outputs.ToDictionary(o => o.Name, o => new HostTensor(o.Type.Element, Dims(o.Name, o.Type, rows)), StringComparer.Ordinal);
            _rooms.Add(rows, room);
        }

        return room;
    }

    private int[] Dims(string name, TensorType type, int rows) =>
        type.Shape.Rank == 0 || type.Shape.Slice(1, type.Shape.Rank).IsKnown
            ? [.. type.Shape.Select(d => d.IsKnown ? checked((int)d.Size) : rows)]
            : throw new NetworkException($"The output '{name}' of '{network.Name}' is {type}; to be measured, only its first dimension may be symbolic.");
}
