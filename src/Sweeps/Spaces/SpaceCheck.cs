namespace MLNetVision.Sweeps.Spaces;

/// <summary>What holds for the parameters of a space together.</summary>
internal static class SpaceCheck
{
    public static void Check(IReadOnlyList<SweepParameter> parameters)
    {
        if (parameters.Count == 0)
        {
            throw new SweepException("A space has to have a parameter or more; it has none.");
        }

        for (var i = 0; i < parameters.Count; i++)
        {
            Check(parameters[i], [.. parameters.Take(i)]);
        }
    }

    /// <summary>Checks a parameter that stands behind some others.</summary>
    public static void Check(SweepParameter parameter, IReadOnlyList<SweepParameter> before)
    {
        var name = parameter.Name;
        Require(!string.IsNullOrWhiteSpace(name), "A parameter of the space has no name; give it one.");
        Require(before.All(b => b.Name != name), $"The space has two parameters '{name}'; give one of them another name.");
        Validate(parameter);
        Require(
            parameter.Usual is not { } usual || parameter.Domain.Read(usual) is not null,
            $"What is usual for the parameter '{name}' is {parameter.Usual}, which is none of its values.");
        foreach (var condition in parameter.When)
        {
            var other = before.FirstOrDefault(b => b.Name == condition.Parameter);
            Require(other is not null, $"The parameter '{name}' depends on '{condition.Parameter}', and no parameter before it has that name.");
            Require(other!.Domain is not RealDomain,
                $"The parameter '{name}' depends on '{condition.Parameter}', which is any number of a range; conditions need values to compare.");
            Require(condition.Values.Count > 0, $"The parameter '{name}' depends on no value of '{condition.Parameter}'; name one.");
            var odd = condition.Values.FirstOrDefault(v => other.Domain.Read(v) is null);
            Require(odd is null, $"The parameter '{name}' depends on '{condition.Parameter}' being {odd}, which is none of its values.");
        }
    }

    private static void Validate(SweepParameter parameter)
    {
        try
        {
            parameter.Domain.Validate(parameter.Name);
        }
        catch (ArgumentException e)
        {
            throw new SweepException(e.Message, e);
        }
    }

    private static void Require(bool holds, string message)
    {
        if (!holds)
        {
            throw new SweepException(message);
        }
    }
}
