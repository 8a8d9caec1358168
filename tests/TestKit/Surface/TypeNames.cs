using System.Globalization;
using System.Reflection;

namespace MLNetVision.Tests.TestKit.Surface;

/// <summary>
/// C# names of types and literals as the public-surface files write them: short, nested types behind their owner, keywords for the built-ins.
/// </summary>
internal static class TypeNames
{
    private static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(void)] = "void", [typeof(bool)] = "bool", [typeof(byte)] = "byte", [typeof(sbyte)] = "sbyte", [typeof(short)] = "short",
        [typeof(ushort)] = "ushort", [typeof(int)] = "int", [typeof(uint)] = "uint", [typeof(long)] = "long", [typeof(ulong)] = "ulong",
        [typeof(float)] = "float", [typeof(double)] = "double", [typeof(decimal)] = "decimal", [typeof(char)] = "char", [typeof(string)] = "string",
        [typeof(object)] = "object",
    };

    /// <summary>With the namespace, for the start of a line.</summary>
    public static string Full(Type type) => string.IsNullOrEmpty(type.Namespace) ? Short(type) : $"{type.Namespace}.{Short(type)}";

    /// <summary>Without the namespace, for signatures.</summary>
    public static string Short(Type type)
    {
        if (type.IsByRef)
        {
            return Short(type.GetElementType()!);
        }

        if (type.IsArray)
        {
            return $"{Short(type.GetElementType()!)}[{new string(',', type.GetArrayRank() - 1)}]";
        }

        if (type.IsPointer)
        {
            return Short(type.GetElementType()!) + "*";
        }

        if (type.IsGenericParameter)
        {
            return type.Name;
        }

        if (Nullable.GetUnderlyingType(type) is { } underlying)
        {
            return Short(underlying) + "?";
        }

        return Keywords.TryGetValue(type, out var keyword) ? keyword : Nested(type);
    }

    public static string Literal(object? value, Type type) => value switch
    {
        null => "null",
        string text => $"\"{text}\"",
        char letter => $"'{letter}'",
        bool flag => flag ? "true" : "false",
        Enum member => $"{Short(member.GetType())}.{member}",
        _ when type.IsEnum => $"{Short(type)}.{Enum.ToObject(type, value)}",
        _ when Nullable.GetUnderlyingType(type) is { IsEnum: true } e => $"{Short(e)}.{Enum.ToObject(e, value)}",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString()!,
    };

    public static string Constraints(IEnumerable<Type> parameters) => string.Concat(parameters.Select(Constraint));

    private static string Constraint(Type parameter)
    {
        var attributes = parameter.GenericParameterAttributes;
        var parts = new List<string>();
        var isStruct = attributes.HasFlag(GenericParameterAttributes.NotNullableValueTypeConstraint);
        if (attributes.HasFlag(GenericParameterAttributes.ReferenceTypeConstraint))
        {
            parts.Add("class");
        }

        if (isStruct)
        {
            parts.Add("struct");
        }

        parts.AddRange(parameter.GetGenericParameterConstraints().Where(c => c != typeof(ValueType)).Select(Short));
        if (attributes.HasFlag(GenericParameterAttributes.DefaultConstructorConstraint) && !isStruct)
        {
            parts.Add("new()");
        }

        return parts.Count == 0 ? "" : $" where {parameter.Name} : {string.Join(", ", parts)}";
    }

    /// <summary>The arguments of a nested generic type belong in part to its owners: each level takes its own share.</summary>
    private static string Nested(Type type)
    {
        var arguments = type.GetGenericArguments();
        var levels = new List<Type>();
        for (var level = type; level is not null; level = level.DeclaringType)
        {
            levels.Insert(0, level);
        }

        var names = new List<string>();
        var taken = 0;
        foreach (var level in levels)
        {
            var tick = level.Name.IndexOf('`', StringComparison.Ordinal);
            var own = tick < 0 ? 0 : int.Parse(level.Name.AsSpan(tick + 1), CultureInfo.InvariantCulture);
            var share = arguments.Skip(taken).Take(own).Select(Short).ToArray();
            taken += own;
            names.Add((tick < 0 ? level.Name : level.Name[..tick]) + (own == 0 ? "" : $"<{string.Join(", ", share)}>"));
        }

        return string.Join(".", names);
    }
}
