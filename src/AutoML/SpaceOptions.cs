using System.Globalization;
using Microsoft.ML.SearchSpace.Option;
using MLNetVision.Sweeps;
using SearchSpace = Microsoft.ML.SearchSpace.SearchSpace;

namespace MLNetVision.AutoML;

/// <summary>A space in AutoML's form: what has steps or names is a choice, by how it is written; what is usual is the default.</summary>
internal static class SpaceOptions
{
    /// <summary>The most steps that are told one by one.</summary>
    private const long MostChoices = 64;

    public static SearchSpace Of(SweepSpace space)
    {
        var options = new SearchSpace();
        foreach (var parameter in space.Parameters)
        {
            options.Add(parameter.Name, Of(parameter));
        }

        return options;
    }

    private static OptionBase Of(SweepParameter parameter) => parameter.Domain switch
    {
        RealDomain { Step: null, Low: var low, High: var high } real when low < high => new UniformDoubleOption(low, high, real.Log, Number(parameter)),
        IntegerDomain { Step: 1, Low: >= int.MinValue, High: <= int.MaxValue } whole when whole.Low < whole.High =>
            new UniformIntOption((int)whole.Low, (int)whole.High, whole.Log, (int?)Number(parameter)),
        { Count: <= MostChoices and var count } domain => Choice(parameter, domain, (int)count),
        _ => throw new SweepException(
            $"The parameter '{parameter.Name}' has more than {MostChoices} steps, which AutoML cannot be told. Give it fewer, or none."),
    };

    private static ChoiceOption Choice(SweepParameter parameter, ParameterDomain domain, int count)
    {
        object[] values = [.. Enumerable.Range(0, count).Select(i => domain.Text(domain.FromUnit((i + 0.5) / count)))];
        return parameter.Usual is { } usual && values.Contains(usual) ? new ChoiceOption(values, usual) : new ChoiceOption(values);
    }

    private static double? Number(SweepParameter parameter) => parameter.Usual is { } usual ? double.Parse(usual, CultureInfo.InvariantCulture) : null;
}
