using System.Reflection;
using System.Runtime.CompilerServices;

namespace MLNetVision.Tests.TestKit.Surface;

/// <summary>The public and protected members that a type declares, one line each.</summary>
internal static class MemberLines
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    public static IEnumerable<string> Of(Type type)
    {
        if (type.IsEnum)
        {
            return type.GetFields(BindingFlags.Public | BindingFlags.Static).Select(f => $"{f.Name} = {Convert.ToInt64(f.GetRawConstantValue(), null)}");
        }

        if (typeof(Delegate).IsAssignableFrom(type))
        {
            return [];
        }

        return type.GetConstructors(Declared).Where(c => !c.IsStatic && IsVisible(c)).Select(c => $"{Access(c)} ctor({Parameters(c)})")
            .Concat(type.GetFields(Declared).Where(f => f.IsPublic || f.IsFamily || f.IsFamilyOrAssembly).Select(Field))
            .Concat(type.GetProperties(Declared).Where(p => p.GetAccessors(true).Any(IsVisible)).Select(Property))
            .Concat(type.GetEvents(Declared).Where(e => IsVisible(e.AddMethod!))
                .Select(e => $"{Access(e.AddMethod!)} event {TypeNames.Short(e.EventHandlerType!)} {e.Name}"))
            .Concat(type.GetMethods(Declared).Where(m => IsVisible(m) && !IsAccessor(m) && !IsWrittenByTheCompiler(m)).Select(Method));
    }

    /// <summary>The line of one member; an accessor's is its property's.</summary>
    public static string Of(MemberInfo member) => member switch
    {
        ConstructorInfo constructor => $"{Access(constructor)} ctor({Parameters(constructor)})",
        FieldInfo field => field.DeclaringType!.IsEnum ? $"{field.Name} = {Convert.ToInt64(field.GetRawConstantValue(), null)}" : Field(field),
        MethodInfo method when IsAccessor(method) => Property(method.DeclaringType!.GetProperties(Declared).First(p => p.GetAccessors(true).Contains(method))),
        MethodInfo method => Method(method),
        _ => throw new NotSupportedException($"{member.MemberType} {member.Name}"),
    };

    private static bool IsVisible(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    private static bool IsAccessor(MethodInfo method) => method.IsSpecialName && !method.Name.StartsWith("op_", StringComparison.Ordinal);

    /// <summary>What every record has: equality, deconstruction, cloning.</summary>
    private static bool IsWrittenByTheCompiler(MethodInfo method) => method.IsDefined(typeof(CompilerGeneratedAttribute), false);

    private static string Access(MethodBase method) => method.IsPublic ? "public" : "protected";

    private static string Field(FieldInfo field)
    {
        var kind = field.IsLiteral ? "const " : (field.IsStatic ? "static " : "") + (field.IsInitOnly ? "readonly " : "");
        var value = field.IsLiteral ? $" = {field.GetRawConstantValue() ?? "null"}" : "";
        return $"{(field.IsPublic ? "public" : "protected")} {kind}{TypeNames.Short(field.FieldType)} {field.Name}{value}";
    }

    private static string Property(PropertyInfo property)
    {
        var visible = property.GetAccessors(true).Where(IsVisible).ToArray();
        var widest = visible.FirstOrDefault(a => a.IsPublic) ?? visible[0];
        var accessors = string.Concat(new[] { property.GetMethod, property.SetMethod }
            .Where(a => a is not null && IsVisible(a))
            .Select(a => (Access(a!) == Access(widest) ? "" : Access(a!) + " ") + (a == property.GetMethod ? "get; " : IsInit(a!) ? "init; " : "set; ")));
        var index = property.GetIndexParameters();
        var name = index.Length == 0 ? property.Name : $"this[{string.Join(", ", index.Select(Parameter))}]";
        return $"{Access(widest)} {Modifiers(widest)}{TypeNames.Short(property.PropertyType)} {name} {{ {accessors}}}";
    }

    private static bool IsInit(MethodInfo setter) => setter.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit));

    private static string Method(MethodInfo method)
    {
        var generic = method.IsGenericMethodDefinition ? $"<{string.Join(", ", method.GetGenericArguments().Select(a => a.Name))}>" : "";
        var constraints = method.IsGenericMethodDefinition ? TypeNames.Constraints(method.GetGenericArguments()) : "";
        var result = (method.ReturnType.IsByRef ? "ref " : "") + TypeNames.Short(method.ReturnType);
        return $"{Access(method)} {Modifiers(method)}{result} {method.Name}{generic}({Parameters(method)}){constraints}";
    }

    private static string Modifiers(MethodInfo method)
    {
        if (method.IsStatic)
        {
            return method.IsAbstract ? "static abstract " : "static ";
        }

        if (method.IsAbstract)
        {
            return method.GetBaseDefinition() == method ? "abstract " : "abstract override ";
        }

        if (!method.IsVirtual || method.IsFinal)
        {
            return "";
        }

        return method.GetBaseDefinition().DeclaringType == method.DeclaringType ? "virtual " : "override ";
    }

    private static string Parameters(MethodBase method)
    {
        var extension = method.IsDefined(typeof(ExtensionAttribute), false) ? "this " : "";
        return extension + string.Join(", ", method.GetParameters().Select(Parameter));
    }

    private static string Parameter(ParameterInfo parameter)
    {
        var mode = parameter.IsOut ? "out " : parameter.ParameterType.IsByRef ? (parameter.IsIn ? "in " : "ref ") : "";
        var many = parameter.IsDefined(typeof(ParamArrayAttribute), false) ? "params " : "";
        var fallback = parameter.HasDefaultValue ? $" = {Default(parameter)}" : "";
        return $"{many}{mode}{TypeNames.Short(parameter.ParameterType)} {parameter.Name}{fallback}";
    }

    /// <summary>The default of a struct parameter is stored as null.</summary>
    private static string Default(ParameterInfo parameter)
    {
        var type = parameter.ParameterType;
        var isStruct = parameter.RawDefaultValue is null && type.IsValueType && !type.IsGenericParameter && Nullable.GetUnderlyingType(type) is null;
        return isStruct ? "default" : TypeNames.Literal(parameter.RawDefaultValue, type);
    }
}
