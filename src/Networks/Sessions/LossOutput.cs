namespace MLNetVision.Networks.Sessions;

/// <summary>Finds the output that training makes small.</summary>
internal static class LossOutput
{
    public static NetworkOutput Of(Network network, string name)
    {
        var loss = network.Outputs.FirstOrDefault(o => o.Name == name) ?? throw new NetworkException(
            $"'{network.Name}' has no output '{name}' to train; its outputs are {string.Join(", ", network.Outputs.Select(o => $"'{o.Name}'"))}. "
            + "Name one in SessionOptions.Loss.");
        var type = network.TypeOf(loss.Value);
        return type.Shape.Rank == 0 && type.Element.IsFloating()
            ? loss
            : throw new NetworkException($"The loss '{name}' of '{network.Name}' has to be a single number, but is {type}. End in a loss or in Reduce.");
    }
}
