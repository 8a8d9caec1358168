using System.Reflection;

namespace MLNetVision.Tests.TestKit.Surface;

/// <summary>What an assembly shows its users, in the format of the public-surface files: a line a type, a line a member.</summary>
public static class PublicSurface
{
    /// <summary>All public types, sorted by name.</summary>
    public static IReadOnlyList<SurfaceType> Of(Assembly assembly) =>
        [.. assembly.GetExportedTypes().Select(Describe).OrderBy(t => t.Name, StringComparer.Ordinal)];

    /// <summary>The lines of the surface, sorted.</summary>
    public static IEnumerable<string> Lines(Assembly assembly) =>
        Of(assembly).SelectMany(t => t.Members.Select(m => $"{t.Name} . {m}").Append(TypeLine(t))).Order(StringComparer.Ordinal);

    /// <summary>The owner and the line of one member, as the public-surface files write them.</summary>
    public static (string Owner, string Line) Of(MemberInfo member)
    {
        ArgumentNullException.ThrowIfNull(member);
        return (TypeNames.Full(member.DeclaringType!), MemberLines.Of(member));
    }

    private static string TypeLine(SurfaceType type) =>
        $"{type.Name} : {type.Kind}{(type.Bases.Count == 0 ? "" : " : " + string.Join(", ", type.Bases))}{type.Constraints}";

    private static SurfaceType Describe(Type type)
    {
        var visibleBase = type.IsClass && type.BaseType != typeof(object) && !typeof(Delegate).IsAssignableFrom(type) ? type.BaseType : null;
        var isPlain = type.IsEnum || typeof(Delegate).IsAssignableFrom(type);
        var interfaces = isPlain ? [] : type.GetInterfaces().Where(i => i.IsVisible).Select(TypeNames.Short);
        return new SurfaceType(
            TypeNames.Full(type),
            Kind(type),
            [.. (visibleBase is null ? [] : new[] { TypeNames.Short(visibleBase) }).Concat(interfaces)],
            TypeNames.Constraints(type.GetGenericArguments()),
            [.. MemberLines.Of(type)]);
    }

    private static string Kind(Type type)
    {
        if (typeof(Delegate).IsAssignableFrom(type))
        {
            var invoke = type.GetMethod("Invoke")!;
            var parameters = invoke.GetParameters().Select(p => $"{(p.ParameterType.IsByRef ? "ref " : "")}{TypeNames.Short(p.ParameterType)} {p.Name}");
            return $"delegate {TypeNames.Short(invoke.ReturnType)}({string.Join(", ", parameters)})";
        }

        return type switch
        {
            { IsEnum: true } => "enum",
            { IsInterface: true } => "interface",
            { IsValueType: true } => "struct",
            { IsAbstract: true, IsSealed: true } => "static class",
            { IsAbstract: true } => "abstract class",
            { IsSealed: true } => "sealed class",
            _ => "class",
        };
    }
}
